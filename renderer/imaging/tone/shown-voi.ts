import type { Frame, Voi } from '../../../models/imaging/display-set.ts';
import type { PanePlace } from '../view/pane.ts';
import { valueReach } from './reach.ts';

/** The frame whose stored window counts: the one shown, or the middle one of a volume. */
export const toneFrame = ({ pane, displaySet }: PanePlace): Frame | undefined =>
  displaySet.frames[pane.plane ? displaySet.frames.length >> 1 : pane.frame];

/** The window a pane shows now: chosen, else as stored, else the reach of the values, else nothing until they are here. */
export function shownVoi(place: PanePlace): Voi | undefined {
  if (place.pane.voi) return place.pane.voi;
  const frame = toneFrame(place);
  return frame && (frame.windows[0] ?? reachOf(frame));
}

/** The window from the lowest to the highest value of a frame that was decoded. */
export function reachOf(frame: Frame): Voi | undefined {
  const reach = valueReach(frame);
  if (!reach) return undefined;
  const { low, high } = reach;
  return { width: Math.max(high - low + 1, 1), center: (low + high + 1) / 2, label: null };
}

/** True where high values are to be black: what is stored (MONOCHROME1) turned by what the reader chose. */
export const isShownInverted = (place: PanePlace): boolean =>
  (toneFrame(place)?.pixels.photometric === 'MONOCHROME1') !== place.pane.isInverted;
