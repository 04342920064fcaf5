import type { Vec3 } from '../../../../models/imaging/geometry/vec3.ts';
import type { Size, ViewPlane } from '../../../../models/imaging/view/view-plane.ts';
import { useStore } from '../../../ui/store.ts';
import { crossingOf } from '../../view/planes/crossing.ts';
import { axesOf } from '../../view/pane.ts';
import { reading } from '../../view/reading.ts';

const gap = 26;

export interface CrosshairLinesProps {
  readonly index: number;
  readonly point: Vec3;
  readonly view: ViewPlane;
  readonly size: Size;
  /** Marks the ends, where a hand turns the planes. */
  readonly isHeld: boolean;
}

/** Where the other two planes cut this one, each in its colour, broken round the point. */
export function CrosshairLines({ index, point, view, size, isHeld }: CrosshairLinesProps) {
  const panes = useStore(reading, (state) => state.panes);
  const far = size.width + size.height; // beyond the viewport in any direction
  return panes.map((pane, i) => {
    const axes = axesOf(pane);
    const crossing = i !== index && axes && crossingOf(axes, { view, size, point });
    if (!crossing || !pane.plane) return null;
    const { at, along, ends } = crossing;
    const to = (way: number): string => `${at[0] + along[0] * way} ${at[1] + along[1] * way}`;
    return (
      <g key={pane.plane} className="crosshair-line" data-plane={pane.plane}>
        <path d={`M${to(-far)}L${to(-gap)}M${to(gap)}L${to(far)}`} />
        {isHeld && ends.map(([x, y], n) => <circle key={n} cx={x} cy={y} r={4} />)}
      </g>
    );
  });
}
