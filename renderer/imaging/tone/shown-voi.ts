import type { Frame, Voi } from '../../../models/imaging/display-set.ts';
import type { LookUp } from '../../../models/imaging/tone/tone.ts';
import type { PanePlace } from '../view/pane.ts';
import { reachOfFrame } from './reach.ts';

/** The frame whose stored window counts: the one shown, or the middle one of a volume. */
export const toneFrame = ({ pane, displaySet }: PanePlace): Frame | undefined =>
  displaySet.frames[pane.plane ? displaySet.frames.length >> 1 : pane.frame];

/** The window a pane shows now: chosen (a table where this frame has it), else as stored, else the reach of the values, else nothing until they are here. */
export function shownVoi(place: PanePlace): Voi | undefined {
  const frame = toneFrame(place);
  const chosen = place.pane.voi;
  if (chosen && chosen.table === undefined) return chosen;
  if (!frame) return undefined;
  const own = chosen ? tableVois(frame)[placeOfTable(frame, chosen) ?? -1] : undefined;
  if (own) return place.pane.plane ? { ...own, label: null, table: undefined } : own;
  const table = reachOfFrame(frame)?.table;
  if (frame.tables?.voi)
    return table
      ? windowOf(table, place.pane.plane ? null : (frame.tables.label ?? 'table'))
      : reachOfFrame(frame)?.window;
  return frame.windows[0] ?? reachOfFrame(frame)?.window;
}

/** The file's own table, the first as long as nobody chose another one or a window. Planes are drawn with windows alone. */
export function shownTable(place: PanePlace): LookUp | undefined {
  const frame = toneFrame(place);
  const { voi, plane } = place.pane;
  if (plane || !frame || (voi && voi.table === undefined)) return undefined;
  const reach = reachOfFrame(frame);
  const chosen = voi && placeOfTable(frame, voi);
  return (typeof chosen === 'number' ? reach?.tables[chosen] : reach?.table) ?? undefined;
}

/** The VOI tables of a frame that can be chosen, in the order of the file: each a window over its inputs. */
export const tableVois = (frame: Frame): readonly Voi[] =>
  (frame.tables?.choices ?? []).map(({ first, entries, label }, table) => ({
    ...inputsOf(first, entries, label),
    table,
  }));

/** Which table of a frame the chosen one is: that of its place where it is called the same, else the one called so. */
function placeOfTable({ tables }: Frame, { table, label }: Voi): number | undefined {
  const choices = tables?.choices ?? [];
  if (table === undefined || choices[table]?.label === label) return table;
  const found = choices.findIndex((choice) => label !== null && choice.label === label);
  return found >= 0 ? found : undefined;
}

/** The window over a table's inputs: where a hand begins that moves the window, and what planes draw. */
const windowOf = ({ first, entries }: LookUp, label: string | null): Voi => inputsOf(first, entries.length, label);

const inputsOf = (first: number, entries: number, label: string | null): Voi => ({
  width: Math.max(entries - 1, 1),
  center: first + (entries - 1) / 2,
  label,
  function: 'linear-exact',
});

/** True where high values are to be black: what is stored (MONOCHROME1) turned by what the reader chose. */
export const isShownInverted = (place: PanePlace): boolean =>
  (toneFrame(place)?.pixels.photometric === 'MONOCHROME1') !== place.pane.isInverted;
