import { DisplaySetId, InstanceId, SeriesUid, StudyUid } from '../base/ids.ts';
import { Reason } from '../base/result.ts';
import { z } from '../base/schema.ts';
import { UltrasoundRegion } from '../dicom/header/instance-header.ts';
import { Shutter, TablePlace } from '../dicom/header/look/look.ts';
import { TechniqueName } from '../dicom/header/taken/technique.ts';
import { Vec3 } from './geometry/vec3.ts';
import { Suv } from './suv/suv-of-uptake.ts';

/** Where a pixel spacing was read, since each means another thing on screen; `stated`: a person said it. */
export const SpacingKind = z.enum(['calibrated', 'at-detector', 'ultrasound-region', 'stated', 'none']);
export type SpacingKind = z.infer<typeof SpacingKind>;

/** Position, axes and spacing of one frame. `row` points along a row (increasing column), `column` down a column. */
export const PlaneGeometry = z.object({
  origin: Vec3, // centre of pixel [0, 0]
  row: Vec3, // unit vector
  column: Vec3, // unit vector
  spacing: z.object({ acrossColumns: z.number().positive(), acrossRows: z.number().positive() }), // mm; PixelSpacing[1], [0]
});
export type PlaneGeometry = z.infer<typeof PlaneGeometry>;

/** How stored values become shown values, for one frame. */
export const PixelFormat = z.object({
  rows: z.number().int().positive(),
  columns: z.number().int().positive(),
  samplesPerPixel: z.number().int().positive(),
  bitsAllocated: z.number().int().positive(),
  bitsStored: z.number().int().positive(),
  highBit: z.number().int().nonnegative(),
  signed: z.boolean(),
  photometric: z.string(),
  planar: z.boolean(),
  slope: z.number(),
  intercept: z.number(),
  /** Set when the bytes are 32-bit floats, not whole numbers. */
  isFloat: z.boolean().optional(),
});
export type PixelFormat = z.infer<typeof PixelFormat>;

/** Shape of the way from black to white within a window. DICOM PS3.3 C.11.2.1.2, C.11.2.1.3. */
export const VoiFunction = z.enum(['linear', 'linear-exact', 'sigmoid']);
export type VoiFunction = z.infer<typeof VoiFunction>;

export const Voi = z.object({
  width: z.number().positive(),
  center: z.number(),
  label: z.string().nullable(),
  function: VoiFunction.optional(), // linear when not said
  /** The VOI table of the file that was chosen, its place from 0: it stands in where a frame has it; the window is its inputs. */
  table: z.number().int().nonnegative().optional(),
});
export type Voi = z.infer<typeof Voi>;

/** One shown image: frame `frame` (0-based) of one received instance. */
export const Frame = z.object({
  instance: InstanceId,
  sopInstanceUid: z.string(),
  sopClassUid: z.string(),
  transferSyntaxUid: z.string(),
  instanceNumber: z.number().int().nullable(),
  frame: z.number().int().nonnegative(),
  pixels: PixelFormat,
  plane: PlaneGeometry.nullable(),
  spacingKind: SpacingKind,
  /** mm; set where a spacing is known but the place in the patient is not (a radiograph): lengths need no place. */
  spacing: PlaneGeometry.shape.spacing.nullable().optional(),
  sliceThicknessMm: z.number().positive().nullable(),
  windows: z.array(Voi),
  /** Which of `windows` is the file's first, where those of a protocol stand before it. */
  storedWindow: z.number().int().positive().optional(),
  /** Stored values that stand for no tissue, both ends included: black in either direction. */
  padding: z.object({ from: z.number(), to: z.number() }).nullable().optional(),
  /**
   * Lookup tables of the file, got from `/tables/<instance>/<frame>`, where there are any. `modality` stands in for slope
   * and intercept; `voi` is what the frame opens with, since the file states no window; `colors` are those of a supplemental
   * palette; `isOwn`: the frame's own, not those of all frames; `label`: what the file calls its VOI table; `choices`: all
   * VOI tables of the file, in its order, where there is more to choose than what the frame opens with.
   */
  tables: z
    .object({
      modality: z.boolean(),
      voi: z.boolean(),
      colors: z.boolean().optional(),
      isOwn: z.boolean().optional(),
      label: z.string().optional(),
      choices: z.array(TablePlace.pick({ first: true, entries: true, label: true })).optional(),
    })
    .optional(),
  /** Calibrated parts of an ultrasound image: lengths hold within one, never across two. */
  regions: z.array(UltrasoundRegion).optional(),
  /** Overlay planes of the file, got from `/overlays/<instance>`; 0 when there are none. */
  overlays: z.number().int().nonnegative().optional(),
  /** What of the image is to be seen; all when there is none. */
  shutters: z.array(Shutter).optional(),
  /** Height of a pixel by its width on screen; from the spacing, else from Pixel Aspect Ratio. 1 when not said. */
  aspect: z.number().positive().optional(),
  /** Values were lost: the file says so, or it is compressed in a way that loses some. */
  isLossy: z.boolean().optional(),
  /** How many times smaller the file was made by that, as it says, else as it lies there. */
  lossyRatio: z.number().positive().optional(),
  /** How long it stands before the next one, ms; absent when the file does not say. */
  durationMs: z.number().positive().optional(),
  /** Of a projection: how it was taken (CC, MLO, PA …), and of which side, where the file says so. */
  view: z.string().optional(),
  viewModifiers: z.array(z.string()).optional(), // in the file's words; absent for the plain view
  laterality: z.string().optional(),
  /** Patient sides that rows and columns run to (`P`, `FL`), where the file says so and no place is known. */
  sides: z.tuple([z.string(), z.string()]).readonly().optional(),
  /** Set when this image has a place but cannot be shown whole: the reason's code. */
  problem: z.string().nullable(),
});
export type Frame = z.infer<typeof Frame>;

/** A regular stack: voxel [column, row, slice] → patient mm. `step` is one slice's displacement, along the normal. */
export const VolumeGeometry = z.object({
  shape: z.object({ columns: z.number().int(), rows: z.number().int(), slices: z.number().int() }),
  origin: Vec3,
  column: Vec3, // displacement in mm of one column step (unit row vector × spacing across columns)
  row: Vec3, // displacement in mm of one row step
  slice: Vec3, // displacement in mm of one slice step
});
export type VolumeGeometry = z.infer<typeof VolumeGeometry>;

/** What a reader must know before relying on the image. `code` is the language key. */
export const ImageWarning = Reason;
export type ImageWarning = z.infer<typeof ImageWarning>;

/** A film that is played as one stream, got from `/videos/<instance>`: its frames are no images of their own. */
export const Video = z.object({
  instance: InstanceId,
  sopInstanceUid: z.string(),
  transferSyntaxUid: z.string(),
  columns: z.number().int().positive(),
  rows: z.number().int().positive(),
  frames: z.number().int().positive(), // as the file says
  frameMs: z.number().positive().nullable(), // how long each stands; null when the file does not say
});
export type Video = z.infer<typeof Video>;

/** The finest level of a slide, whose pixels its regions and outlines are counted in: its total pixel matrix. */
export const SlideMatrix = z.object({
  instance: InstanceId,
  sopInstanceUid: z.string(),
  columns: z.number().int().positive(),
  rows: z.number().int().positive(),
});
export type SlideMatrix = z.infer<typeof SlideMatrix>;

/** One value of a technique: a number from least to greatest among the images, or words. */
export const TakenValue = z.union([z.string(), z.object({ low: z.number(), high: z.number() })]);
export type TakenValue = z.infer<typeof TakenValue>;

/** On what and how the images of a set were taken. Numbers in the unit their name ends with. */
export const Taken = z.object({ scanner: z.string(), technique: z.partialRecord(TechniqueName, TakenValue) });
export type Taken = z.infer<typeof Taken>;

/** What one viewport shows: instances sharing a FrameOfReference and a regular geometry, or one multi-frame, or one slide. */
export const DisplaySet = z.object({
  id: DisplaySetId,
  studyUid: StudyUid,
  seriesUid: SeriesUid,
  frameOfReferenceUid: z.string().nullable(),
  kind: z.enum(['stack', 'volume', 'video', 'slide', 'document']),
  modality: z.string(),
  description: z.string(),
  bodyPart: z.string().nullable(),
  laterality: z.string().nullable(),
  seriesNumber: z.number().int().nullable(),
  /** Sorted along the normal (from the position, never from the instance number) where positions are known. */
  frames: z.array(Frame),
  /** Null when three planes are not possible; the reason stands in `warnings`. */
  volume: VolumeGeometry.nullable(),
  /** Indices along the slice axis that no received image fills; interpolated by position when a volume is built. */
  missingSlices: z.array(z.number().int()),
  warnings: z.array(ImageWarning),
  taken: Taken.optional(),
  video: Video.optional(), // of the kind `video`
  slide: SlideMatrix.optional(), // of the kind `slide`
  /** The rule that set these images apart from the first of their series (`sets/grouping`); none for that first set. */
  apartBy: z.string().optional(),
  /** The stack this volume was computed of, where it was resampled to upright: not as it was taken, no input of a model. */
  resampledFrom: DisplaySetId.optional(),
  /** Standardized uptake values of a positron set, where they can be had; else the reason stands in `warnings`. */
  suv: Suv.optional(),
});
export type DisplaySet = z.infer<typeof DisplaySet>;
