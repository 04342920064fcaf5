import { Code } from '../../../base/code.ts';
import { LocalDate } from '../../../base/dates.ts';
import { z } from '../../../base/schema.ts';

/** How the values of a segmentation say what belongs to a segment. */
export const SegmentationKind = z.enum(['binary', 'fractional', 'labelmap']);
export type SegmentationKind = z.infer<typeof SegmentationKind>;

/** How a segment was outlined, in the file's words. */
export const SegmentAlgorithm = z.enum(['MANUAL', 'SEMIAUTOMATIC', 'AUTOMATIC']);
export type SegmentAlgorithm = z.infer<typeof SegmentAlgorithm>;

/** One segment as a received segmentation describes it. */
export const Segment = z.object({
  number: z.number().int().nonnegative(),
  label: z.string(), // empty where the file gives none
  category: Code.nullable(),
  type: Code.nullable(), // what it is: liver, nodule …
  laterality: z.enum(['left', 'right']).nullable(),
  color: z
    .string()
    .regex(/^#[0-9A-F]{6}$/)
    .nullable(), // as the file recommends
  algorithm: SegmentAlgorithm.nullable(), // null where the file does not say
  algorithmName: z.string(),
  trackingUid: z.string(),
});
export type Segment = z.infer<typeof Segment>;

/** An image that a frame was outlined on; `frame` counts from 0, null: the file names none. */
export interface SourceFrame {
  readonly sopInstanceUid: string;
  readonly frame: number | null;
}

/** What one frame says beside its place: `segment` is null in a label map, and where no segment is named. */
export interface SegmentationFrame {
  readonly segment: number | null;
  readonly sources: readonly SourceFrame[];
}

/** Who made a segmentation, of what kind it is. Crosses processes; the frames do not. */
export const SegmentationAbout = z.object({
  kind: SegmentationKind,
  /** Of a fractional one: what its values are a share of, and the value that stands for all. */
  fraction: z.object({ of: z.enum(['probability', 'occupancy']), most: z.number().int().positive() }).nullable(),
  label: z.string(), // ContentLabel
  description: z.string(), // ContentDescription
  creator: z.string(), // a person name as DICOM has it
  date: LocalDate.nullable(), // ContentDate
  maker: z.string(), // manufacturer, model and software version
  segments: z.array(Segment),
});
export type SegmentationAbout = z.infer<typeof SegmentationAbout>;

/** A received segmentation object, all but its pixels and where its frames lie (that is in its `InstanceHeader`). */
export interface ReceivedSegmentation extends SegmentationAbout {
  readonly frames: readonly SegmentationFrame[];
  readonly background: number | null; // of a label map: the value that is no segment, where the file says so
  readonly seriesUids: readonly string[]; // of the images it says it was made from
  readonly sopInstanceUids: readonly string[]; // of those images
}
