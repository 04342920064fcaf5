import { Actor } from '../base/actor.ts';
import { Code, Quantity } from '../base/code.ts';
import { Instant } from '../base/dates.ts';
import { Digest, DisplaySetId, FindingId, SeriesUid, StudyUid } from '../base/ids.ts';
import { Reason } from '../base/result.ts';
import { z } from '../base/schema.ts';
import { SegmentAlgorithm } from '../dicom/read/segmentation/segmentation.ts';
import { VolumeGeometry } from '../imaging/display-set.ts';
import { Vec3 } from '../imaging/geometry/vec3.ts';
import { OutlinedRegion, RegionOutline } from '../imaging/measure/pixel-region.ts';
import { objectsByHand } from './objects/by-hand.ts';

/** A measured value of a finding; `label` is the segment value it belongs to, null for the whole. */
export const Measurement = z.object({
  key: z.string(),
  code: Code,
  name: z.string(),
  label: z.number().int().nullable(),
  quantity: Quantity,
});
export type Measurement = z.infer<typeof Measurement>;

export const DisplaySetRef = z.object({
  displaySet: DisplaySetId,
  studyUid: StudyUid,
  seriesUid: SeriesUid,
  frameOfReferenceUid: z.string().nullable(),
});
export type DisplaySetRef = z.infer<typeof DisplaySetRef>;

/** One label of a mask. */
export const SegmentLabel = z.object({
  value: z.number().int().positive(),
  name: z.string(),
  code: Code,
  color: z.string().regex(/^#[0-9A-Fa-f]{6}$/),
  /** Where the labels of one finding lie on both sides; else the finding has the side. */
  laterality: z.enum(['left', 'right']).optional(),
});
export type SegmentLabel = z.infer<typeof SegmentLabel>;

/** A label map's bytes are a blob, one byte a voxel, slice-row-column, on the grid `on`; never in a message. */
export const MaskGeometry = z.object({
  kind: z.literal('mask'),
  grid: VolumeGeometry,
  mask: Digest,
  labels: z.array(SegmentLabel),
});
/** The very image a finding lies on: it stays so when others arrive and the images of its display set are counted anew. */
export const ImageRef = z.object({ sopInstanceUid: z.string(), frame: z.number().int().nonnegative() });
const onImage = { frame: z.number().int(), image: ImageRef.optional() }; // `frame`: of the display set as it was then, 0-based
export const LineGeometry = z.object({ kind: z.literal('line'), from: Vec3, to: Vec3, ...onImage });
/** A line on an image without patient coordinates: pixel centres, `[column, row]`. */
export const PixelLineGeometry = z.object({
  kind: z.literal('pixel-line'),
  from: z.tuple([z.number(), z.number()]),
  to: z.tuple([z.number(), z.number()]),
  ...onImage,
});
const Pixel = z.tuple([z.number(), z.number()]); // column, row; pixel centres at whole numbers
const Pixels = { ...onImage, frame: onImage.frame.nonnegative() };
/**
 * Where the mask of a region lies on a slide: its first pixel's centre, and the step of one pixel, in pixels of the slide's
 * finest level; where a person drew a line round what counts, its corners there. Absent: the pixels are the image's own.
 */
const MaskPlace = z.object({ origin: Pixel, step: Pixel, outline: RegionOutline.optional() });
/**
 * The region of a slide that a model found something in, as the grid it read; what was found is counted in pixels of the
 * slide all the same. Absent: on an image that is no slide, or not kept then.
 */
const foundIn = z
  .object({ columns: z.number().int().positive(), rows: z.number().int().positive(), place: MaskPlace })
  .optional();
/**
 * Outlines on one image; the bytes are a blob, row after row. `labels`: one byte a pixel, bit n set where the n-th label is
 * (they may overlap). `objects`: four bytes a pixel, little endian, the number of the object there, 0 for none; as the model
 * found them (`objects/corrected-objects.ts` gives them as a person left them).
 */
export const PixelMaskGeometry = z.object({
  kind: z.literal('pixel-mask'),
  ...Pixels,
  rows: z.number().int().positive(),
  columns: z.number().int().positive(),
  mask: Digest,
  holds: z.enum(['labels', 'objects']),
  labels: z.array(SegmentLabel),
  place: MaskPlace.optional(),
  /** Of objects: what a person took out and drew. Absent: they are all the model's own. */
  byHand: objectsByHand(Measurement).optional(),
});
/** Lines that one number was read from. */
export const PixelLinesGeometry = z.object({
  kind: z.literal('pixel-lines'),
  ...Pixels,
  lines: z.array(z.object({ key: z.string(), name: z.string(), from: Pixel, to: Pixel })).min(1),
  foundIn,
});
/** The angle is that of the long axis, degrees, x to the right, y down. */
export const PixelEllipseGeometry = z.object({
  kind: z.literal('pixel-ellipse'),
  ...Pixels,
  center: Pixel,
  semi: Pixel, // long, short; pixels
  angle: z.number(),
  foundIn,
});
/** Many objects of one label, outer edges in pixels, best first; those under `threshold` are known but not counted. */
export const PixelBoxesGeometry = z.object({
  kind: z.literal('pixel-boxes'),
  ...Pixels,
  boxes: z.array(z.object({ low: Pixel, high: Pixel, score: z.number(), drawn: z.literal(true).optional() })), // `drawn`: by a person
  threshold: z.number(),
  color: SegmentLabel.shape.color,
  foundIn,
});
/**
 * Single objects that a person marked inside a field of a stated area; `center` of the field and its half width and height
 * are pixels of the slide's finest level, so that a field is round on the glass whatever the pixels' shape.
 */
export const PixelPointsGeometry = z.object({
  kind: z.literal('pixel-points'),
  ...Pixels,
  field: z.object({
    shape: z.enum(['circle', 'rectangle']),
    center: Pixel,
    semi: z.tuple([z.number().positive(), z.number().positive()]),
  }),
  points: z.array(Pixel),
});
/** A part of a slide that a person drew: whole pixels of its finest level, and where only a part counts the line round that. */
export const PixelRegionGeometry = z.object({
  kind: z.literal('pixel-region'),
  ...Pixels,
  ...OutlinedRegion.shape,
});
export const Geometry = z.discriminatedUnion('kind', [
  MaskGeometry,
  LineGeometry,
  PixelLineGeometry,
  PixelMaskGeometry,
  PixelLinesGeometry,
  PixelEllipseGeometry,
  PixelBoxesGeometry,
  PixelPointsGeometry,
  PixelRegionGeometry,
]);
export type Geometry = z.infer<typeof Geometry>;

/** How a pack reached its result; recorded with every finding of a pack. */
export const RunRecord = z.object({
  /** `cpu`: a rule, computed without a network; `server`: the site's own, where only prepared values go. */
  provider: z.enum(['wasm', 'webgpu', 'cpu', 'server']),
  threads: z.number().int().positive(),
  timesMs: z.record(z.string(), z.number()),
  goldenInput: z.enum(['passed', 'not-run']),
  /** When it was last run on this machine. */
  goldenAt: Instant.optional(),
});
export type RunRecord = z.infer<typeof RunRecord>;

/** The segment of a received object that a finding was taken over from, and how its maker says that it was outlined. */
export const TakenFrom = z.object({
  sopInstanceUid: z.string(),
  segment: z.number().int(),
  maker: z.string(),
  algorithm: SegmentAlgorithm.nullable(), // null: not said
  algorithmName: z.string(),
});
export type TakenFrom = z.infer<typeof TakenFrom>;

export const FindingStatus = z.enum(['proposed', 'accepted', 'rejected']);
export type FindingStatus = z.infer<typeof FindingStatus>;

/** Anything claimed about a DisplaySet, by a person or a pack. */
export const Finding = z.object({
  id: FindingId,
  kind: z.enum(['detection', 'segment', 'measurement', 'region']),
  on: DisplaySetRef,
  geometry: Geometry,
  code: Code,
  name: z.string(),
  laterality: z.enum(['left', 'right', 'unknown']).nullable(),
  measurements: z.array(Measurement),
  notes: z.array(Reason),
  by: Actor,
  run: RunRecord.nullable(),
  /** Set where a person took it over from a received object: it is theirs, though they did not draw it. */
  from: TakenFrom.optional(),
  at: Instant,
  status: FindingStatus,
  /** Who decided, when, and why; null while proposed. A person's brush edit before acceptance sets `edited`. */
  decided: z.object({ by: Actor, at: Instant, reason: z.string().nullable() }).nullable(),
  edited: z.boolean(),
});
export type Finding = z.infer<typeof Finding>;
