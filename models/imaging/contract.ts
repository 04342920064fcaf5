import { call, feature, feed, job } from '../base/ipc/contract.ts';
import { Counted } from '../base/ipc/counted.ts';
import { DisplaySetId, FileToken, StudyUid } from '../base/ids.ts';
import { z } from '../base/schema.ts';
import { DisplaySet } from './display-set.ts';
import { CornerPlan } from './hanging/corners/corner-plan.ts';
import { DescribedStudy } from './hanging/priors/relevant-priors.ts';
import { HangingProtocol } from './hanging/hanging-protocol.ts';
import { KeptReading } from './hanging/kept-reading.ts';
import { ReadingMove, SecondNews, SecondShown } from './hanging/second-window.ts';
import { DryRun } from './hanging/own/dry-run.ts';
import { HangingPlan } from './hanging/hanging-plan.ts';
import { ShownStudies } from './shown.ts';

/** How long a step through a stack of 512 × 512 images takes here, ms; `gpuMs` null where that path could not draw. */
export const DrawingTimes = z.object({ cpuMs: z.number().positive(), gpuMs: z.number().positive().nullable() });
export type DrawingTimes = z.infer<typeof DrawingTimes>;

/** The machine's memory, or the part of it that this program may use; `availableBytes`: what nobody has taken. */
export const MachineMemory = z.object({ totalBytes: z.number().positive(), availableBytes: z.number().nonnegative() });
export type MachineMemory = z.infer<typeof MachineMemory>;

const Adapter = z.string().min(1).max(1000); // graphics processor, driver and browser, as they name themselves

// Bytes go by URL, never in messages:
//   GET /pixels/<instance>/<frame>   a frame in the format its display set tells: decoded, grey as stored, colours as RGB
//   GET /overlays/<instance>         overlay planes, one byte a pixel: bit 0 is the first plane
//   GET /tables/<instance>/<frame>   modality and VOI lookup table, supplemental colours (`tone/table-bytes.ts`)
//   GET /videos/<instance>           the stream of a film, in parts (`Range`)
//   GET /thumbnails/<instance>       a PNG of at most 128 px
export const imaging = feature('imaging', {
  displaySets: call({ input: z.object({ studyUid: StudyUid }), output: z.array(DisplaySet) }),
  displaySet: call({ input: z.object({ id: DisplaySetId }), output: DisplaySet }),
  /** Which display sets to open first, in which layout, and by which protocol. */
  hang: call({
    input: z.object({ studyUid: StudyUid, protocol: z.string().nullable().default(null) }), // null: the one that fits best
    output: HangingPlan,
  }),
  /** Hanging protocols made in the program. Kept under its name a protocol is the next version of the one before. */
  protocols: call({ input: z.object({}), output: z.array(HangingProtocol) }),
  /** How a protocol that is being made would open the open study and two others. Keeps nothing. */
  tryProtocol: call({ input: z.object({ protocol: HangingProtocol, studyUid: StudyUid }), output: z.array(DryRun) }),
  keepProtocol: call({ input: z.object({ protocol: HangingProtocol }), output: HangingProtocol }),
  removeProtocol: call({ input: z.object({ id: z.string() }), output: z.object({}) }),
  exportProtocol: call({
    input: z.object({ id: z.string(), folder: FileToken }),
    output: z.object({ file: z.string() }),
  }),
  /** What stands in a viewport's corners, by modality; what a person chose is the setting `reading.corners`. */
  corners: call({ input: z.object({}), output: z.array(CornerPlan) }),
  /** How the study was left, and that it is left so; the view of a person, no Edit. */
  reading: call({ input: z.object({ studyUid: StudyUid }), output: KeptReading.nullable() }),
  keepReading: call({ input: z.object({ studyUid: StudyUid, reading: KeptReading }), output: z.object({}) }),
  /** The second reading window: a study shown in it (it is opened where it is not there), how it was left, closing it. */
  showSecond: call({ input: SecondShown, output: z.object({}) }),
  secondOf: call({ input: z.object({ studyUid: StudyUid }), output: SecondShown.nullable() }),
  closeSecond: call({ input: z.object({}), output: z.object({}) }),
  /** For the second window: what it shows, null: it is to close; and how its study stands there. It is open while it listens. */
  secondShown: feed({ output: SecondShown.nullable() }),
  keepSecond: call({ input: SecondShown, output: z.object({}) }),
  /** For both: what the other one does. */
  secondNews: feed({ output: SecondNews }),
  tellMove: call({ input: z.object({ from: z.string(), move: ReadingMove }), output: z.object({}) }),
  machineMemory: call({ input: z.object({}), output: MachineMemory }),
  /** What a window measured of drawing on this machine with this graphics processor and driver; null: nobody did yet. */
  drawingTimes: call({ input: z.object({ adapter: Adapter }), output: DrawingTimes.nullable() }),
  keepDrawingTimes: call({ input: z.object({ adapter: Adapter, times: DrawingTimes }), output: z.object({}) }),
  /** Earlier studies of the same Subject that are read beside this one (`hanging/priors/prior-rules.ts`), nearest first. */
  priors: call({ input: z.object({ studyUid: StudyUid }), output: z.array(DescribedStudy) }),
  /** Writes what studies show into a folder: one PNG per display set, or of `every` frame; answers with every frame's digest. */
  show: job({
    input: z.object({ studies: z.array(StudyUid), folder: FileToken, every: z.boolean() }),
    progress: Counted,
    output: ShownStudies,
  }),
});
