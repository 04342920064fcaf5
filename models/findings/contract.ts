import { call, edit, feature, feed } from '../base/ipc/contract.ts';
import { Code } from '../base/code.ts';
import { Digest, DisplaySetId, FindingId, InstanceId, StudyUid, SubjectId } from '../base/ids.ts';
import { z } from '../base/schema.ts';
import { ListedSegmentation } from '../imaging/view/segmentations/listed-segmentation.ts';
import {
  DisplaySetRef,
  Finding,
  FindingStatus,
  LineGeometry,
  Measurement,
  PixelLineGeometry,
  PixelLinesGeometry,
  PixelPointsGeometry,
  PixelRegionGeometry,
} from './finding.ts';
import { Claimant } from './compare/claim.ts';
import { ObjectOutline } from './objects/by-hand.ts';
import { Compared } from './compare/compare.ts';
import { LedgerRow } from './ledger/ledger.ts';

/** One image of a set, 0-based; of a volume any. */
const OnImage = z.object({ studyUid: StudyUid, displaySet: DisplaySetId, frame: z.number().int().nonnegative() });

const Reason = z.string().trim().max(500).nullable();

/** A line that a reader draws, with the length the window measured; main checks millimetres against the points. */
export const DrawnLine = z.object({
  on: DisplaySetRef,
  geometry: z.discriminatedUnion('kind', [LineGeometry, PixelLineGeometry]),
  code: Code,
  name: z.string().min(1),
  measurements: z.array(Measurement),
  notes: Finding.shape.notes,
});
export type DrawnLine = z.infer<typeof DrawnLine>;

/** What a reader draws: a line, a region of a slide, or a field with what was marked in it so far. */
export const DrawnMeasurement = DrawnLine.extend({
  geometry: z.discriminatedUnion('kind', [LineGeometry, PixelLineGeometry, PixelPointsGeometry, PixelRegionGeometry]),
});
export type DrawnMeasurement = z.infer<typeof DrawnMeasurement>;

/** What a moved end changes of a finding; level lines are a pack's, moved by a person. */
export const Redrawn = z.object({
  geometry: z.discriminatedUnion('kind', [LineGeometry, PixelLineGeometry, PixelLinesGeometry]),
  measurements: z.array(Measurement),
  notes: Finding.shape.notes,
});
export type Redrawn = z.infer<typeof Redrawn>;

// Bytes go by URL:
//   GET /masks/<digest>   a label map, one byte a voxel, slice-row-column; `blob.missing` of any other blob
//   PUT /masks            the same upwards; answers `{ "digest": "…" }`
//   GET /segments/<instance>   all segments of a received segmentation (`imaging/view/segmentations/segment-bytes.ts`)

export const findings = feature('findings', {
  /** Every finding of the study, rejected ones too (they are kept, never removed). */
  list: call({ input: z.object({ studyUid: StudyUid }), output: z.array(Finding) }),
  /** Accept, reject (with a reason), or put back to proposed. One Edit. */
  decide: edit(call({ input: z.object({ finding: FindingId, to: FindingStatus, reason: Reason }), output: Finding })),
  /** A brushed mask, uploaded before as a blob by PUT; volumes are measured again from its bytes. One Edit. */
  reshape: edit(call({ input: z.object({ finding: FindingId, mask: Digest }), output: Finding })),
  /**
   * Single objects of a mask that holds many: those taken out by their numbers, those drawn by lines round them; together one
   * Edit. Count, density and median area are measured again. Refusals: findings.not-objects, findings.no-such-object,
   * findings.object-there, findings.object-outside, findings.object-small.
   */
  correct: edit(
    call({
      input: z.object({
        finding: FindingId,
        takeOut: z.array(z.number().int().positive()).max(50_000),
        draw: z.array(ObjectOutline).max(100),
      }),
      output: Finding,
    }),
  ),
  /** What a person's own drawing is of, in a code. One Edit. Refusal: findings.not-yours. */
  name: edit(
    call({
      input: z.object({ finding: FindingId, code: Code, name: z.string().min(1).max(200) }),
      output: Finding,
    }),
  ),
  add: edit(call({ input: z.object({ drawn: DrawnMeasurement }), output: Finding })),
  /** A moved end of a drawn line. One Edit at pointer-up. */
  redraw: edit(
    call({
      input: z.object({ finding: FindingId, drawn: Redrawn }),
      output: Finding,
    }),
  ),
  /**
   * One object more in a field of the person's own, or one that was marked there less; counted again. One Edit. Refusals:
   * findings.not-a-count, findings.count-decided, slides.mark-outside, findings.no-mark.
   */
  mark: edit(
    call({
      input: z.object({ finding: FindingId, at: z.tuple([z.number(), z.number()]), does: z.enum(['add', 'remove']) }),
      output: Finding,
    }),
  ),
  /** Takes a drawn measurement away again; a pack's finding is rejected instead. */
  remove: edit(call({ input: z.object({ finding: FindingId }), output: z.object({}) })),
  /** The reader's own look is over: so many proposals are shown from now on. Stands in the journal. */
  looked: call({
    input: z.object({ studyUid: StudyUid, proposals: z.number().int().nonnegative() }),
    output: z.object({}),
  }),
  /** What readers of this library made of each model's proposals; one row a version, derived now, kept nowhere. */
  ledger: call({ input: z.object({}), output: z.array(LedgerRow) }),
  /** Who claims anything about one image: models as they proposed, and the reader as they accepted. */
  claimants: call({ input: OnImage, output: z.array(Claimant) }),
  /** Two claims about one image beside each other. */
  compare: call({ input: OnImage.extend({ a: Claimant, b: Claimant }), output: z.array(Compared) }),
  /** Segmentations of the study that were received: shown, never findings by themselves. */
  received: call({ input: z.object({ studyUid: StudyUid }), output: z.array(ListedSegmentation) }),
  /**
   * A segment of a received segmentation becomes a finding of the person, said to be from that object. One Edit.
   * Refusals: those of drawing it; `findings.take-other-grid`, `findings.empty-segment`, `findings.taken`.
   */
  takeOver: edit(call({ input: z.object({ instance: InstanceId, segment: z.number().int() }), output: Finding })),
  changed: feed({ output: z.object({ studyUid: StudyUid, subject: SubjectId }) }),
});
