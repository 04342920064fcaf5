import { Code } from '../base/code.ts';
import { Digest } from '../base/ids.ts';
import { z } from '../base/schema.ts';
import { PostprocessStep, PreprocessStep } from './operators/list.ts';

const Millimetres = z.tuple([z.number().positive(), z.number().positive(), z.number().positive()]);
const Range = z.tuple([z.number(), z.number()]);
/** A file inside the pack's own folder: a plain name, never a path. */
const FileName = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/);

/** What the network expects; the guard refuses what does not fit. Triples run R, A, S. */
export const CardInput = z.object({
  orientation: z.literal('RAS'),
  spacingMm: Millimetres,
  /** Smallest and largest voxel spacing, along any axis, that the pack was shown to work on. */
  spacingRangeMm: z.tuple([z.number().positive(), z.number().positive()]),
  minFieldOfViewMm: Millimetres,
  patch: z.tuple([z.number().int().positive(), z.number().int().positive(), z.number().int().positive()]),
  /** `left`: the network has only seen left-shaped structures; right ones are mirrored before and after. */
  chirality: z.enum(['left', 'none']).default('none'),
  /** Null: the pack reads the whole image. Else an image of `neededFromMm` along any axis needs a box. */
  box: z
    .object({
      defaultMm: Millimetres,
      marginMm: z.number().nonnegative(),
      neededFromMm: z.number().positive().default(64),
    })
    .nullable()
    .default(null),
  /** Words in a series' description that speak for it (`T1`, `MPRAGE`); for `choose.ts` only. */
  seriesWords: z.array(z.string().regex(/^[A-Z0-9]+$/)).default([]),
});
export type CardInput = z.infer<typeof CardInput>;

export const CardLabel = z.object({
  value: z.number().int().min(1).max(255),
  name: z.string().min(1),
  code: Code,
  color: z.string().regex(/^#[0-9A-Fa-f]{6}$/),
});
export type CardLabel = z.infer<typeof CardLabel>;

/** A model pack's card: everything the product knows about the network. Data, never code. */
export const ModelCard = z.object({
  schema: z.literal(1),
  id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
  kind: z.literal('model'),
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  name: z.string().min(1),
  task: z.literal('segmentation'),
  dimensions: z.literal(3),
  modality: z.array(z.string()).min(1),
  bodyPart: z.array(z.string()),
  input: CardInput,
  preprocess: z.array(PreprocessStep).min(1),
  postprocess: z.array(PostprocessStep).min(1),
  output: z.object({ kind: z.literal('labelmap'), labels: z.array(CardLabel).min(1) }),
  /** Millilitres of all labels together outside which a result is withheld. */
  plausibility: z.object({
    volumeMl: z.object({ total: Range }),
    /** Most of an outline that may be doubtful (`run/uncertain-share.ts`); on the network's own grid. */
    uncertainShare: z
      .object({ max: z.number().positive(), band: Range, marginVoxels: z.number().int().nonnegative() })
      .optional(),
  }),
  intendedUse: z.string().min(1),
  population: z.string().min(1),
  warnings: z.array(z.string()),
  metrics: z.record(z.string(), z.json()),
  licence: z.string().min(1),
  attribution: z.string().min(1),
  weights: z.object({ file: FileName, sha256: Digest, bytes: z.number().int().positive(), opset: z.number().int() }),
  /** Largest difference of any network output from the pack's example, on any machine. */
  tolerance: z.number().positive(),
});
export type ModelCard = z.infer<typeof ModelCard>;
