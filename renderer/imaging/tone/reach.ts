import type { DisplaySet, Frame, Voi } from '../../../models/imaging/display-set.ts';
import { reachWindow } from '../../../models/imaging/tone/reach-window.ts';
import type { FrameTables } from '../../../models/imaging/tone/tone-of-frame.ts';
import type { LookUp } from '../../../models/imaging/tone/tone.ts';

/** What is known of a frame's values once it was loaded in this window. */
interface Reach {
  readonly window: Voi; // from the least to the greatest value
  readonly table: LookUp | null; // the file's own, where it opens with one
  readonly tables: readonly LookUp[]; // all of the file's there are to choose
}

const reaches = new Map<string, Reach>();

const nameOf = ({ instance, frame }: Frame): string => `${instance}/${frame}`;

/** Told by the loader: lowest and highest stored value, and the tables. */
export function noteReach(
  frame: Frame,
  { low, high, tables }: { readonly low: number; readonly high: number; readonly tables: FrameTables },
): void {
  const { slope, intercept } = frame.pixels;
  const window = reachWindow([low, high], { slope, intercept, modality: tables.modality });
  reaches.set(nameOf(frame), { window, table: tables.voi, tables: tables.vois ?? [] });
}

/** The reach of a frame's values in the unit of the modality; undefined until it was loaded once. */
export const reachOfFrame = (frame: Frame): Reach | undefined => reaches.get(nameOf(frame));

/** What is known of other display sets' frames is forgotten: their study is closed. */
export function keepReachesOf(displaySets: readonly DisplaySet[]): void {
  const kept = new Set(displaySets.flatMap(({ frames }) => frames.map(nameOf)));
  for (const name of reaches.keys()) if (!kept.has(name)) reaches.delete(name);
}
