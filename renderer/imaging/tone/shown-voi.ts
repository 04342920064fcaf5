import type { Frame, Voi } from '../../../models/imaging/display-set.ts';
import type { LookUp } from '../../../models/imaging/tone/tone.ts';
import type { PanePlace } from '../view/pane.ts';
import { reachOfFrame } from './reach.ts';

/** The frame whose stored window counts: the one shown, or the middle one of a volume. */
export const toneFrame = ({ pane, displaySet }: PanePlace): Frame | undefined =>
  displaySet.frames[pane.plane ? displaySet.frames.length >> 1 : pane.frame];

/** The window a pane shows now: chosen, else as stored, else the reach of the values, else nothing until they are here. */
export function shownVoi(place: PanePlace): Voi | undefined {
  if (place.pane.voi) return place.pane.voi;
  const frame = toneFrame(place);
  if (!frame) return undefined;
  const table = reachOfFrame(frame)?.table;
  if (frame.tables?.voi)
    return table
      ? windowOf(table, place.pane.plane ? null : (frame.tables.label ?? 'table'))
      : reachOfFrame(frame)?.window;
  return frame.windows[0] ?? reachOfFrame(frame)?.window;
}

/** The file's own table, as long as nobody chose a window. Planes are drawn with windows alone. */
export function shownTable(place: PanePlace): LookUp | undefined {
  const frame = toneFrame(place);
  if (place.pane.voi || place.pane.plane || !frame) return undefined;
  return reachOfFrame(frame)?.table ?? undefined;
}

/** The window over a table's inputs: where a hand begins that moves the window, and what planes draw. */
const windowOf = ({ first, entries }: LookUp, label: string | null): Voi => ({
  width: Math.max(entries.length - 1, 1),
  center: first + (entries.length - 1) / 2,
  label,
  function: 'linear-exact',
});

/** True where high values are to be black: what is stored (MONOCHROME1) turned by what the reader chose. */
export const isShownInverted = (place: PanePlace): boolean =>
  (toneFrame(place)?.pixels.photometric === 'MONOCHROME1') !== place.pane.isInverted;
