import type { Point } from '../../../../models/imaging/view/view-plane.ts';
import { crossingOf } from '../../view/planes/crossing.ts';
import { turned } from '../../view/planes/turn.ts';
import { axesOf, shownView } from '../../view/pane.ts';
import { placeOf, reading } from '../../view/reading.ts';
import type { PointerPlace } from '../tool.ts';

const holdPixels = 14;

/** What a drag does that began at the end of one of the crosshair's lines: it turns them. Undefined anywhere else. */
export function grabLine({ pane, point }: PointerPlace): ((to: PointerPlace) => void) | undefined {
  const state = reading.get();
  const place = placeOf(state, pane);
  const view = place && shownView(place);
  const { crosshair } = state;
  if (!view || !crosshair || !place.pane.plane || !place.pane.size || !state.isCrosshairShown) return undefined;
  const where = { view, size: place.pane.size, point: crosshair };
  const crossings = state.panes.flatMap((other, i) => {
    const axes = axesOf(other);
    return (i !== pane && axes && crossingOf(axes, where)) || [];
  });
  const held = crossings.find(({ ends }) => ends.some((end) => distance(end, point) <= holdPixels));
  if (!held) return undefined;
  let last = angleAt(held.at, point);
  return (to) => {
    const now = angleAt(held.at, to.point);
    const degrees = now - last;
    last = now;
    reading.set((before) => turned(before, pane, degrees));
  };
}

const distance = (a: Point, b: Point): number => Math.hypot(a[0] - b[0], a[1] - b[1]);
const angleAt = (from: Point, to: Point): number => (Math.atan2(to[1] - from[1], to[0] - from[0]) * 180) / Math.PI;
