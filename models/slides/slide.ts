import { DisplaySetId, InstanceId, SeriesUid, StudyUid } from '../base/ids.ts';
import { Reason } from '../base/result.ts';
import { z } from '../base/schema.ts';
import { Scale } from './scale.ts';

const Count = z.number().int().positive();
const Pair = z.tuple([z.number(), z.number()]).readonly();

/** One level of a pyramid: a matrix of pixels, cut into tiles of one size; those at the right and lower edge are cropped. */
export const SlideLevel = z.object({
  instance: InstanceId,
  columns: Count,
  rows: Count,
  tile: z.object({ columns: Count, rows: Count }),
  /** How many pixels of the finest level one of this level spans, across columns and across rows. */
  downsample: z.object({ columns: z.number().positive(), rows: z.number().positive() }),
});
export type SlideLevel = z.infer<typeof SlideLevel>;

/** Where the total matrix lies on the glass: mm in slide coordinates of its first pixel's centre, and the ways it runs. */
export const OnGlass = z.object({ origin: Pair, row: Pair, column: Pair });
export type OnGlass = z.infer<typeof OnGlass>;

/** A picture that came with the slide. */
export const SlidePicture = z.object({ part: z.enum(['label', 'overview', 'thumbnail']), instance: InstanceId });
export type SlidePicture = z.infer<typeof SlidePicture>;

/** A slide: its pyramid, scale and place on the glass, and what is known of how it was made. */
export const Slide = z.object({
  displaySet: DisplaySetId,
  studyUid: StudyUid,
  seriesUid: SeriesUid,
  frameOfReferenceUid: z.string().nullable(),
  sopInstanceUid: z.string(), // of the finest level
  description: z.string(),
  columns: Count, // of the finest level
  rows: Count,
  levels: z.array(SlideLevel).min(1), // finest first
  scale: Scale,
  glass: OnGlass.nullable(), // null where the file does not say, or where there are no millimetres
  objective: z.number().positive().nullable(),
  stains: z.array(z.string()),
  container: z.string(),
  pictures: z.array(SlidePicture),
  warnings: z.array(Reason),
});
export type Slide = z.infer<typeof Slide>;
