import type { Point, Size, ViewPlane } from '../../../../models/imaging/view/view-plane.ts';
import { caseView } from '../../../app/api/case-view.ts';
import { useStore } from '../../../ui/store.ts';
import { drawings } from '../../drawings/drawings.ts';
import type { MarkGeometry } from '../../drawings/drawings.ts';
import { cornersOf, marksIn, rimOf, toScreen } from '../../drawings/pixel-marks.ts';
import type { PixelMarked } from '../../drawings/pixel-marks.ts';
import type { PanePlace } from '../../view/pane.ts';
import { shownFindings } from '../../../app/api/shown-findings.ts';
import { ellipseHandles } from '../../../../models/findings/drawn/drag-ellipse.ts';
import type { DrawnEllipse } from '../../../../models/findings/drawn/drag-ellipse.ts';
import { placeOfHandle } from '../../../../models/findings/drawn/mark-handles.ts';
import type { MarkHandle } from '../../../../models/findings/drawn/mark-handles.ts';
import { HeldRing, LineMark } from './line-mark.tsx';

export interface PixelMarksProps {
  readonly index: number;
  readonly place: PanePlace;
  readonly view: ViewPlane;
  readonly size: Size;
}

type ToPoint = (pixel: readonly [number, number]) => Point;

/** What findings say of one image in its own pixels: level lines, ellipses, boxes. */
export function PixelMarks({ index, place, view, size }: PixelMarksProps) {
  const { list, focus } = useStore(shownFindings, (value) => value);
  const isAiShown = useStore(caseView, (value) => value.isAiShown);
  const moved = useStore(drawings, (value) => value.marks);
  const held = useStore(drawings, (value) => value.held);
  const at = toScreen(place, view, size);
  if (!at) return null;
  return marksIn(list, place, isAiShown).map((finding) => {
    const draft = moved?.of === finding.id && moved.pane === index ? moved.geometry : null;
    const shown = draft ? { ...finding, geometry: draft } : finding;
    return (
      <g key={finding.id} className="pixel-marks" data-proposed={finding.status === 'proposed'}>
        <Marks finding={shown} at={at} isFocused={finding.id === focus} />
        {held?.of === finding.id && finding.id === focus && (
          <Held geometry={shown.geometry} handle={held.handle} at={at} />
        )}
      </g>
    );
  });
}

const pathOf = (points: readonly Point[]): string => `M${points.map(([x, y]) => `${x} ${y}`).join('L')}Z`;

function Marks({ finding, at, isFocused }: { finding: PixelMarked; at: ToPoint; isFocused: boolean }) {
  const { geometry, status } = finding;
  if (geometry.kind === 'pixel-lines')
    return geometry.lines.map(({ key, name, from, to }) => (
      <LineMark
        key={key}
        from={at(from)}
        to={at(to)}
        text={name}
        isProposed={status === 'proposed'}
        isFocused={isFocused}
      />
    ));
  if (geometry.kind === 'pixel-ellipse')
    return (
      <>
        <Outline path={pathOf(rimOf(geometry).map(at))} color={null} />
        {isFocused && <Axes ellipse={geometry} at={at} />}
      </>
    );
  return geometry.boxes
    .filter(({ score }) => score >= geometry.threshold)
    .map((box, i) => <Outline key={i} path={pathOf(cornersOf(box).map(at))} color={geometry.color} />);
}

const square = 7;

/** What the arrow keys move: a ring about a handle; of a box its four corners. */
function Held({ geometry, handle, at }: { geometry: MarkGeometry; handle: MarkHandle; at: ToPoint }) {
  const place = placeOfHandle(geometry, handle);
  const box = handle.kind === 'box' && geometry.kind === 'pixel-boxes' ? geometry.boxes[handle.box] : undefined;
  if (!place || (handle.kind === 'box' && !box)) return null;
  return (
    <g className="held-handle">
      {box &&
        cornersOf(box)
          .map(at)
          .map(([left, top], i) => (
            <rect
              key={i}
              className="line-handle"
              x={left - square / 2}
              y={top - square / 2}
              width={square}
              height={square}
            />
          ))}
      {handle.at !== 'whole' && <HeldRing at={at(place)} />}
    </g>
  );
}

/** Both axes as calipers, with a handle at each end and in the middle. */
function Axes({ ellipse, at }: { ellipse: DrawnEllipse; at: ToPoint }) {
  const { center, ...ends } = ellipseHandles(ellipse);
  const lines = [
    [ends['long-start'], ends['long-end']],
    [ends['short-start'], ends['short-end']],
  ] as const;
  return (
    <g className="ellipse-axes">
      {lines.map(([from, to], i) => (
        <LineMark key={i} from={at(from)} to={at(to)} text="" isProposed={false} isFocused />
      ))}
      <circle className="line-end" cx={at(center)[0]} cy={at(center)[1]} r={3} />
    </g>
  );
}

const Outline = ({ path, color }: { readonly path: string; readonly color: string | null }) => (
  <>
    <path className="line-casing" d={path} />
    <path className="line-ink" d={path} style={color === null ? undefined : { stroke: color }} />
  </>
);
