import { InstanceId, SeriesUid, StudyUid } from '../base/ids.ts';
import { Params } from '../base/result.ts';
import { z } from '../base/schema.ts';
import { ImageWarning, SpacingKind } from './display-set.ts';
import { Suv } from './suv/suv-of-uptake.ts';

const Triple = z.tuple([z.number(), z.number(), z.number()]).readonly();

/** The window a frame opens with. `table`: a lookup table of the file takes its place, and there is no width. */
export const ShownWindow = z.object({
  function: z.enum(['linear', 'linear-exact', 'sigmoid', 'table']),
  center: z.number().nullable(), // in the unit of the modality
  width: z.number().nullable(),
  origin: z.enum(['file', 'reach']), // stated in the file; from the least to the greatest value
});
export type ShownWindow = z.infer<typeof ShownWindow>;

/** One frame as the viewer has it. */
export const ShownFrame = z.object({
  file: z.string(), // as the person knows it: `archive.zip!member` inside an archive
  sopInstanceUid: z.string(),
  frame: z.number().int().nonnegative(), // 0-based within its instance
  rows: z.number().int().positive(),
  columns: z.number().int().positive(),
  /** Of the stored values: cut to the stored bits, as wide as BitsAllocated, little endian, samples side by side. Null when they cannot be read. */
  sha256: z.string().nullable(),
  spacing: z.tuple([z.number(), z.number()]).readonly().nullable(), // mm between rows, mm between columns, as DICOM writes it
  spacingKind: SpacingKind,
  position: Triple.nullable(), // mm, LPS, centre of the first pixel
  orientation: z.array(z.number()).length(6).nullable(), // direction along a row, direction down a column
  window: ShownWindow.nullable(), // null in colour
  png: z.string().nullable(), // its picture, where one was written
  problem: z.string().nullable(), // why it cannot be shown whole
});
export type ShownFrame = z.infer<typeof ShownFrame>;

/** One display set, and the picture of it that was written. */
export const ShownSet = z.object({
  seriesUid: SeriesUid,
  studyUid: StudyUid,
  modality: z.string(),
  description: z.string(),
  kind: z.enum(['stack', 'volume', 'overlay']),
  warnings: z.array(ImageWarning),
  /** Factors from the unit of the modality to uptake, of a positron set; null where there is none (see `warnings`). */
  suv: Suv.nullable(),
  /** `file` beside `pixels.json`: frame `index` of `frames`, one pixel each. `aspect`: height of a pixel by its width on screen. */
  png: z.object({ file: z.string(), index: z.number().int(), aspect: z.number().positive() }).nullable(),
  frames: z.array(ShownFrame),
});
export type ShownSet = z.infer<typeof ShownSet>;

/** A structured report, an encapsulated PDF: opened as a document, not as an image. */
export const ShownDocument = z.object({
  file: z.string(),
  sopInstanceUid: z.string(),
  seriesUid: SeriesUid,
  studyUid: StudyUid,
  modality: z.string(),
  description: z.string(),
});
export type ShownDocument = z.infer<typeof ShownDocument>;

/** A file that is not shown, and why. */
export const RefusedFile = z.object({ file: z.string(), code: z.string(), reason: z.string() });
export type RefusedFile = z.infer<typeof RefusedFile>;

/** What studies show: their display sets, what is laid over them, their documents, and the files left over. */
export const ShownStudies = z.object({
  displaySets: z.array(ShownSet),
  overlays: z.array(ShownSet), // segmentations: shown on their images, never alone
  documents: z.array(ShownDocument),
  refused: z.array(
    z.object({
      instance: InstanceId,
      file: z.string(),
      code: z.string(),
      params: Params,
    }),
  ),
});
export type ShownStudies = z.infer<typeof ShownStudies>;

/** `pixels.json` of `show`. */
export const ShownPixels = ShownStudies.extend({ refused: z.array(RefusedFile) });
export type ShownPixels = z.infer<typeof ShownPixels>;
