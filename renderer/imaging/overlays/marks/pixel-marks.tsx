import type { Point, Size, ViewPlane } from '../../../../models/imaging/view/view-plane.ts';
import { caseView } from '../../../app/api/case-view.ts';
import { useStore } from '../../../ui/store.ts';
import { drawings } from '../../drawings/drawings.ts';
import { marksIn, rimOf, toScreen } from '../../drawings/pixel-marks.ts';
import type { PixelMarked } from '../../drawings/pixel-marks.ts';
import type { PanePlace } from '../../view/pane.ts';
import { shownFindings } from '../../view/shown-findings.ts';
import { ellipseHandles } from '../../../../models/findings/drawn/drag-ellipse.ts';
import type { DrawnEllipse } from '../../../../models/findings/drawn/drag-ellipse.ts';
import { LineMark } from './line-mark.tsx';

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
  const at = toScreen(place, view, size);
  if (!at) return null;
  return marksIn(list, place, isAiShown).map((finding) => {
    const draft = moved?.of === finding.id && moved.pane === index ? moved.geometry : null;
    const shown = draft ? { ...finding, geometry: draft } : finding;
    return (
      <g key={finding.id} className="pixel-marks" data-proposed={finding.status === 'proposed'}>
        <Marks finding={shown} at={at} isFocused={finding.id === focus} />
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
    .map(({ low: [x0, y0], high: [x1, y1] }, i) => (
      // outer edges: half a pixel before the first centre
      <Outline
        key={i}
        path={pathOf(
          (
            [
              [x0, y0],
              [x1, y0],
              [x1, y1],
              [x0, y1],
            ] as const
          ).map(([x, y]) => at([x - 0.5, y - 0.5])),
        )}
        color={geometry.color}
      />
    ));
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
