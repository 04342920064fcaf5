import type { DisplaySet } from '../../../models/imaging/display-set.ts';
import { dot } from '../../../models/imaging/geometry/vec3.ts';
import { planeOf } from './pane.ts';
import type { Pane } from './pane.ts';

/** Shows another image of a stack; a view that was chosen stays, unless the image lies in another direction. */
export function toFrame(pane: Pane, displaySet: DisplaySet, wanted: number): Pane {
  const frame = Math.min(Math.max(wanted, 0), displaySet.frames.length - 1);
  const [before, after] = [displaySet.frames[pane.frame], displaySet.frames[frame]];
  if (frame === pane.frame || !before || !after) return pane;
  const [a, b] = [planeOf(before), planeOf(after)];
  const isAligned = dot(a.row, b.row) > 0.999 && dot(a.column, b.column) > 0.999;
  return { ...pane, frame, view: isAligned ? pane.view : null };
}
