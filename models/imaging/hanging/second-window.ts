import { StudyUid } from '../../base/ids.ts';
import { z } from '../../base/schema.ts';
import { Vec3 } from '../geometry/vec3.ts';
import { KeptPane, KeptReading } from './kept-reading.ts';

/** What a window tells the other one of a study that both show: its active viewport, and what it is linked by. */
export const ReadingMove = z.object({
  studyUid: StudyUid,
  pane: KeptPane,
  crosshair: Vec3.nullable(), // patient mm
  cursor: z.object({ point: Vec3, space: z.string() }).nullable(),
  isLinked: z.boolean(),
  shifts: z.record(z.string(), Vec3),
});
export type ReadingMove = z.infer<typeof ReadingMove>;

/** What the second window shows: a study, as it was left there; null: as its protocol hangs it. */
export const SecondShown = z.object({ studyUid: StudyUid, reading: KeptReading.nullable() });
export type SecondShown = z.infer<typeof SecondShown>;

/** What happens between the two windows of a reading. `from` is the window that moved, so that it does not follow itself. */
export const SecondNews = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('opened') }),
  z.object({ kind: z.literal('closed'), left: SecondShown.nullable() }),
  z.object({ kind: z.literal('moved'), from: z.string(), move: ReadingMove }),
]);
export type SecondNews = z.infer<typeof SecondNews>;
