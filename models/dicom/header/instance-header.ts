import { LocalDate } from '../../base/dates.ts';
import { Reason } from '../../base/result.ts';
import { z } from '../../base/schema.ts';
import { Look, TablePlace, plainLook } from './look/look.ts';
import { Palette } from './palette.ts';
import { PixelPlace } from './pixel-place.ts';
import { SlideHeader } from './taken/slide.ts';
import { Technique } from './taken/technique.ts';
import { Uptake } from './taken/uptake.ts';

const Triple = z.tuple([z.number(), z.number(), z.number()]).readonly();

/** A window: width and center in the unit of the modality. */
export const HeaderWindow = z.object({
  width: z.number().positive(),
  center: z.number(),
  label: z.string().nullable(),
  function: z.enum(['linear', 'linear-exact', 'sigmoid']).optional(), // linear when not said
});
export type HeaderWindow = z.infer<typeof HeaderWindow>;

/** Pixel spacing and where it was read; `stated`: not in the file, a person said it. Millimetres between pixel centres. */
export const HeaderSpacing = z.object({
  kind: z.enum(['calibrated', 'at-detector', 'ultrasound-region', 'stated']),
  acrossColumns: z.number().positive(),
  acrossRows: z.number().positive(),
  /** Of a projection: what the spacing at the detector was divided by, so that lengths hold where the patient was. */
  magnification: z.number().positive().optional(),
});
export type HeaderSpacing = z.infer<typeof HeaderSpacing>;

/** A calibrated part of an ultrasound image, pixel bounds inclusive. Units as PS3.3 C.8.5.5.1.15 numbers them: 3 cm, 4 s. */
export const UltrasoundRegion = z.object({
  left: z.number(),
  top: z.number(),
  right: z.number(),
  bottom: z.number(),
  unitX: z.number(),
  unitY: z.number(),
  deltaX: z.number(),
  deltaY: z.number(),
  type: z.number().nullable(), // RegionSpatialFormat: 1 two-dimensional, 2 M-mode, 3 spectral
});
export type UltrasoundRegion = z.infer<typeof UltrasoundRegion>;

/** What may differ from frame to frame. Positions in mm, LPS. `row` points along a row, `column` down a column. */
export const FrameHeader = z.object({
  position: Triple.nullable(), // ImagePositionPatient: centre of the first pixel
  row: Triple.nullable(),
  column: Triple.nullable(),
  spacing: HeaderSpacing.nullable(),
  thicknessMm: z.number().positive().nullable(),
  slope: z.number(),
  intercept: z.number(),
  windows: z.array(HeaderWindow),
  /** The frame's own VOI lookup table, where its functional groups hold one. */
  voiTable: TablePlace.optional(),
  moreVoiTables: z.array(TablePlace).optional(), // those behind it
  leftOut: Look.shape.leftOut, // those that are broken
  /** The frame's own calibrated regions, where its functional groups hold some; else those of the image count. */
  regions: z.array(UltrasoundRegion).optional(),
  /** Tells apart frames that lie at one place: stack, time, kind. Equal keys belong to one volume. */
  group: z.string(),
});
export type FrameHeader = z.infer<typeof FrameHeader>;

export const ImageHeader = z.object({
  rows: z.number().int().positive(),
  columns: z.number().int().positive(),
  frames: z.number().int().positive(),
  samplesPerPixel: z.number().int().positive(),
  bitsAllocated: z.number().int().positive(),
  bitsStored: z.number().int().positive(),
  highBit: z.number().int().nonnegative(),
  signed: z.boolean(),
  samples: z.enum(['integer', 'float', 'double']),
  photometric: z.string(),
  planar: z.boolean(),
  isInverse: z.boolean(), // Presentation LUT Shape INVERSE
  rescaleUnit: z.string(), // RescaleType, Units (PET); empty when not said
  luts: z.array(z.enum(['modality', 'voi', 'palette', 'supplemental-palette'])),
  isLossy: z.boolean(),
  lossyRatio: z.number().positive().optional(), // how many times smaller it was made, where the file says so
  hasBurnedInText: z.boolean().nullable(),
  spacingBetweenSlicesMm: z.number().nullable(), // as the file says; never used for geometry
  regions: z.array(UltrasoundRegion),
  frameTimesMs: z.array(z.number()), // one for all, one per step, or none
  totalMatrix: z.object({ columns: z.number().int(), rows: z.number().int() }).nullable(), // tiled slides
  slide: SlideHeader.optional(), // of whole slide images; absent from files received before it was read
  common: FrameHeader,
  /** One per frame where frames differ; empty when `common` says it all. */
  perFrame: z.array(FrameHeader),
  palette: Palette.nullable().default(null), // of PALETTE COLOR images
  supplemental: Palette.optional(), // colours of the values from its first on, the others are grey
  look: Look.default(plainLook), // files received before it was read have a plain one
  pixels: PixelPlace,
});
export type ImageHeader = z.infer<typeof ImageHeader>;

/** What one received file says of itself: all that the library, the display sets and the pixel supply need. JSON. */
export const InstanceHeader = z.object({
  schema: z.literal(1),
  format: z.enum(['dicom', 'nifti', 'picture']),
  sopInstanceUid: z.string(), // a UID is empty when the file has none: import fills it in
  sopClassUid: z.string(),
  transferSyntaxUid: z.string(),
  patient: z.object({
    name: z.string(), // all component groups, `=` between
    patientId: z.string(),
    issuer: z.string(),
    birthDate: LocalDate.nullable(),
    sex: z.enum(['F', 'M', 'O']).nullable(),
  }),
  study: z.object({
    uid: z.string(),
    date: LocalDate.nullable(),
    time: z.string().nullable(),
    description: z.string(),
    accession: z.string(),
    referrer: z.string(),
    studyId: z.string(),
  }),
  series: z.object({
    uid: z.string(),
    modality: z.string(),
    number: z.number().int().nullable(),
    description: z.string(),
    protocol: z.string(),
    bodyPart: z.string().nullable(),
    laterality: z.string().nullable(),
    frameOfReferenceUid: z.string().nullable(),
    patientPosition: z.string(),
  }),
  instance: z.object({
    number: z.number().int().nullable(),
    imageType: z.array(z.string()),
    /** Values that tell repeated positions apart, in the order they are tried: acquisition, time, echo, b-value … */
    repeats: z.record(z.string(), z.string()),
    /** Of a projection: how it was taken (CC, MLO, PA …). Empty when not said; files received before it was read have none. */
    view: z.string().default(''),
    /** What sets that view apart from the plain one, in the file's words: magnification, spot compression … */
    viewModifiers: z.array(z.string()).default([]),
    /** The patient side that rows run to, and that columns run to (`P`, `FL`): of an image without a place. */
    sides: z.tuple([z.string(), z.string()]).nullable().default(null),
    patientWeightKg: z.number().nullable(),
    scanner: z.string(), // manufacturer and model
    technique: Technique.optional(), // how it was taken; absent from files received before it was read
  }),
  uptake: Uptake.nullable().default(null), // of positron images; files received before it was read have none
  image: ImageHeader.nullable(),
  problems: z.array(Reason), // it has its place but is not whole, or was read with a doubt
});
export type InstanceHeader = z.infer<typeof InstanceHeader>;
