import { cutLine } from '../../../models/imaging/geometry/cut-line.ts';
import { depthOf, screenFromPatient } from '../../../models/imaging/view/view-plane.ts';
import type { Size, ViewPlane } from '../../../models/imaging/view/view-plane.ts';
import { useStore } from '../../ui/store.ts';
import { quantityText } from '../../ui/text/quantity.ts';
import { t } from '../../ui/text/t.ts';
import { placeOf, reading } from '../view/reading.ts';
import type { Reading } from '../view/reading.ts';
import { halfStep, spaceOf } from './link.ts';
import './reference-layer.css';

export interface ReferenceLayerProps {
  readonly index: number;
  readonly view: ViewPlane;
  readonly size: Size;
}

/** Over a stack: where the images of the other viewports cut it, and the point that was shown in all of them. */
export function ReferenceLayer({ index, view, size }: ReferenceLayerProps) {
  const state = useStore(reading, (value) => value);
  const place = placeOf(state, index);
  if (!place || place.pane.plane) return null;
  const lines = state.areLinesShown ? linesOf(state, index, view) : [];
  const isMarked = state.cursor?.space === spaceOf(place.displaySet);
  if (lines.length === 0 && !isMarked) return null;
  return (
    <svg className="reference-layer" viewBox={`0 0 ${size.width} ${size.height}`} aria-hidden="true">
      {lines.map(({ pane, ends }) => {
        const [from, to] = [screenFromPatient(view, size, ends[0]), screenFromPatient(view, size, ends[1])];
        return <path key={pane} className="reference-line" data-active={pane === state.active} d={`M${from}L${to}`} />;
      })}
      {isMarked && state.cursor && (
        <CursorMark
          at={screenFromPatient(view, size, state.cursor.point)}
          depthMm={Math.abs(depthOf(view, state.cursor.point))}
          halfStepMm={halfStep(place.displaySet)}
        />
      )}
    </svg>
  );
}

/** Only within one frame of reference: elsewhere nobody knows where the images cut. */
const linesOf = (state: Reading, index: number, view: ViewPlane) =>
  state.panes.flatMap((_, pane) => {
    const [here, other] = [placeOf(state, index), placeOf(state, pane)];
    if (!here || !other || pane === index || other.pane.plane) return [];
    const uid = here.displaySet.frameOfReferenceUid;
    const frame = other.displaySet.frames[other.pane.frame];
    const ends = uid !== null && uid === other.displaySet.frameOfReferenceUid && frame && cutLine(frame, view);
    return ends ? [{ pane, ends }] : [];
  });

const [arm, gap] = [14, 5];

interface CursorMarkProps {
  readonly at: readonly [number, number];
  readonly depthMm: number;
  readonly halfStepMm: number;
}

/** A cross, open in its middle; how far the point lies off the image where that is more than half a step. */
function CursorMark({ at: [x, y], depthMm, halfStepMm }: CursorMarkProps) {
  const d = `M${x - arm} ${y}H${x - gap}M${x + gap} ${y}H${x + arm}M${x} ${y - arm}V${y - gap}M${x} ${y + gap}V${y + arm}`;
  return (
    <g className="cursor-mark">
      <path className="cursor-casing" d={d} />
      <path className="cursor-ink" d={d} />
      {depthMm > halfStepMm && (
        <text x={x + gap} y={y - arm}>
          {t('imaging.link-off', { mm: quantityText(depthMm, 'mm', 1) })}
        </text>
      )}
    </g>
  );
}
