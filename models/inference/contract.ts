import { Instant } from '../base/dates.ts';
import { call, edit, feature, feed, job } from '../base/ipc/contract.ts';
import { Counted } from '../base/ipc/counted.ts';
import { Digest, DisplaySetId, FileToken, FindingId, JobId, StudyUid } from '../base/ids.ts';
import { Reason } from '../base/result.ts';
import { z } from '../base/schema.ts';
import { Finding, RunRecord } from '../findings/finding.ts';
import { Vec3 } from '../imaging/geometry/vec3.ts';
import { OutlinedRegion } from '../imaging/measure/pixel-region.ts';
import { Answers } from './bring/answers.ts';
import { Inspection } from './bring/inspection.ts';
import { ModelCard } from './card/card.ts';
import { Choice } from './choose.ts';
import { Box } from './grid/box.ts';
import { Guard } from './guard.ts';
import { Candidate } from './rules/calcium/candidates.ts';
import { Batch, BatchOrder } from './run/batch/batch.ts';
import { BatchPlan } from './run/batch/plan.ts';
import { Saliency } from './flat/occlusion/occlude.ts';
import { FlatMarks } from './flat/by-hand/redraw-flat.ts';

const Nothing = z.object({});
const OfBatch = z.object({ batch: JobId });

/** A pack that was found: ready, or refused with the reason; a refused one's card is null where it cannot be read. */
export const PackRow = z.object({
  id: z.string(),
  digest: Digest.nullable(), // of the weights, as read; of the card, where a pack has no network
  origin: z.enum(['shipped', 'installed']),
  card: ModelCard.nullable(),
  /** Of a pack that was brought: who signed it, and whether the machine's policy lists the key. */
  signedBy: z.object({ signer: z.string(), isTrusted: z.boolean() }).nullable(),
  problem: Reason.nullable(),
});
export type PackRow = z.infer<typeof PackRow>;

/** What a pack's own example gave on this machine, and when. */
export const KnownGolden = z.object({
  verdict: z.enum(['passed', 'failed']),
  largestDifference: z.number(),
  limit: z.number(),
  at: Instant,
});
export type KnownGolden = z.infer<typeof KnownGolden>;

/** `golden`: null where the example was not run here within a week, or with another version of pack or program. */
export const ListedPack = PackRow.extend({ golden: KnownGolden.nullable() });
export type ListedPack = z.infer<typeof ListedPack>;

export const Side = z.enum(['left', 'right']);

export const RunRequest = z.object({
  model: z.string(),
  displaySet: DisplaySetId,
  boxes: z.array(Box).max(16),
  side: Side.nullable(), // null: from patient coordinates
  /** Which image of the set, 0-based, for a pack that reads one at a time; the first when not said. */
  frame: z.number().int().nonnegative().optional(),
  /** Of a slide, for a pack that reads one image: which part, in pixels of its finest level. */
  region: OutlinedRegion.optional(),
  /** For a rule: points that were clicked, one a box, mm LPS; null: the box's centre. Without boxes, one is made round each. */
  seeds: z.array(Vec3.nullable()).max(16).optional(),
  /** For a region grown from a point: how far values may be from the point's, in the image's unit. */
  tolerance: z.number().positive().optional(),
  /** Codes of refusals of a rule that the reader takes on; they then stand beside the number. */
  despite: z.array(z.string()).max(16).optional(),
});
export type RunRequest = z.infer<typeof RunRequest>;

export const ModelVersion = z.object({ id: z.string(), version: z.string(), sha256: Digest });
export type ModelVersion = z.infer<typeof ModelVersion>;

/** How a run ended. Refused before the network ran: provider and threads are null. */
export const RunResult = z.object({
  findings: z.array(FindingId), // proposals, in the order of the boxes
  guard: Guard,
  provider: RunRecord.shape.provider.nullable(),
  threads: RunRecord.shape.threads.nullable(),
  timesMs: RunRecord.shape.timesMs,
  model: ModelVersion,
});
export type RunResult = z.infer<typeof RunResult>;

/** The pack's own example, run here: how far the network's answer is from what is expected. */
export const GoldenResult = z.object({
  verdict: z.enum(['passed', 'failed']),
  provider: RunRecord.shape.provider,
  threads: RunRecord.shape.threads,
  largestDifference: z.number(), // of any probed network output
  limit: z.number(), // the card's tolerance
  wrongVoxels: z.number().int(), // of the label map; of a pack for single images: measured values beyond their tolerance
  timesMs: RunRecord.shape.timesMs,
});
export type GoldenResult = z.infer<typeof GoldenResult>;

// Bytes go by URL:
//   GET /packs/<work>/<file>        weights and example of the pack that a run uses (infer window)
//   GET /infer/<work>/volume        the voxels of a run: float32, little endian, slice-row-column (infer window)
//   PUT /infer/<work>/labels/<n>    the n-th part's label map, one byte a voxel (infer window)
export const inference = feature('inference', {
  packs: call({ input: Nothing, output: z.array(ListedPack) }),
  /** The series of a study that the pack's card fits best, and why; the others with what speaks against them. */
  choose: call({ input: z.object({ model: z.string(), studyUid: StudyUid }), output: Choice }),
  /** Runs a pack and proposes what it finds. A refusal by the guard is an answer, not an error. */
  run: job({ input: RunRequest, progress: Counted, output: RunResult }),
  /** The pieces that a finding of the calcium rule consists of, those that weigh most first. */
  candidates: job({ input: z.object({ finding: FindingId }), progress: Counted, output: z.array(Candidate) }),
  /**
   * Puts pieces of such a finding under another label and reads its numbers again; null: all that nobody has assigned.
   * One Edit.
   */
  assign: edit(
    job({
      input: z.object({
        finding: FindingId,
        candidates: z.array(z.number().int().positive()).max(10_000).nullable(),
        label: z.number().int().positive(),
      }),
      progress: Counted,
      output: Finding,
    }),
  ),
  /** Another threshold for a pack's boxes; null: the card's own, for which its figures hold. One Edit. */
  setThreshold: edit(
    call({
      input: z.object({ finding: FindingId, threshold: z.number().min(0).max(1).nullable() }),
      output: Finding,
    }),
  ),
  /** An ellipse or boxes as a person's hand left them, measured again by the card. One Edit. */
  redraw: edit(call({ input: z.object({ finding: FindingId, marks: FlatMarks }), output: Finding })),
  /**
   * What a finding of a network for single images depends on: parts of the image hidden one after the other. `at`: where on
   * which image of the display set; of an image that is read in tiles the one there is asked, else the one at the finding.
   */
  saliency: job({
    input: z.object({
      finding: FindingId,
      at: z.object({ frame: z.number().int(), pixel: z.tuple([z.number(), z.number()]) }).optional(),
    }),
    progress: Counted,
    output: Saliency,
  }),
  goldenInput: job({ input: z.object({ model: z.string() }), progress: Counted, output: GoldenResult }),
  /** What a folder, a zip or a bare network holds, checked and tried, before anything is kept of it. */
  inspect: job({ input: z.object({ file: FileToken }), progress: Counted, output: Inspection }),
  /**
   * Takes a pack into the library, checked and tried again first. `answers`: the card of a network that has none, as a
   * person gave it.
   */
  install: job({
    input: z.object({ file: FileToken, answers: Answers.nullable() }),
    progress: Counted,
    output: PackRow,
  }),
  /** Takes a pack that was brought out of the library again; findings of it stay. */
  uninstall: call({ input: z.object({ model: z.string() }), output: Nothing }),

  /** Newest first, with all their items. */
  batches: call({ input: Nothing, output: z.array(Batch) }),
  /**
   * Every model on every study, one after the other, in the background; results wait as proposals. Goes on after a restart.
   * With a plan it waits for its hour, behind a lock too; of two that could run, the one before runs first.
   */
  startBatch: call({
    input: z.object({
      studies: z.array(StudyUid).min(1).max(2000),
      models: z.array(z.string()).min(1).max(16),
      order: BatchOrder.optional(),
      plan: BatchPlan.nullable().optional(),
    }),
    output: Batch,
  }),
  /** The item that runs is put back; nothing where the batch neither runs nor waits. */
  pauseBatch: call({ input: OfBatch, output: Nothing }),
  /** At once, also one that waits for its hour; it still stops at its time. Refusal: `batch.elsewhere`. */
  goOnWithBatch: call({ input: OfBatch, output: Nothing }),
  /** Ends it for good; what was proposed stays. */
  cancelBatch: call({ input: OfBatch, output: Nothing }),
  batchChanged: feed({ output: Batch }),
});
