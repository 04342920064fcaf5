import { Code } from '../../base/code.ts';
import { Digest } from '../../base/ids.ts';
import { z } from '../../base/schema.ts';

/** A file inside the pack's own folder: a plain name, never a path. */
const FileName = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/);

export const Range = z.tuple([z.number(), z.number()]);

/** Words in a series' description that speak for it (`T1`, `MPRAGE`); for `choose.ts` only. */
export const SeriesWords = z.array(z.string().regex(/^[A-Z0-9]+$/)).default([]);

export const CardLabel = z.object({
  value: z.number().int().min(1).max(255),
  name: z.string().min(1),
  code: Code,
  color: z.string().regex(/^#[0-9A-Fa-f]{6}$/),
  /** Of a structure whose code has no side of its own. */
  laterality: z.enum(['left', 'right']).optional(),
});
export type CardLabel = z.infer<typeof CardLabel>;

/**
 * What the training images look like to the network, by the product's own preparation: mean and standard deviation of each
 * described number, and the distance that 99 of 100 of them stay within. @see run/distance
 */
export const InputStatistics = z.object({
  images: z.number().int().positive(), // of the training split
  usual: z.number().positive(),
  values: z.record(z.string(), z.object({ mean: z.number(), sd: z.number().positive() })),
});
export type InputStatistics = z.infer<typeof InputStatistics>;

/** What every model pack's card says, whatever its images are. */
export const CardCommon = z.object({
  schema: z.literal(1),
  id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
  kind: z.literal('model'),
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  name: z.string().min(1),
  modality: z.array(z.string()).min(1),
  bodyPart: z.array(z.string()),
  intendedUse: z.string().min(1),
  population: z.string().min(1),
  warnings: z.array(z.string()),
  metrics: z.record(z.string(), z.json()),
  licence: z.string().min(1),
  attribution: z.string().min(1),
  weights: z.object({ file: FileName, sha256: Digest, bytes: z.number().int().positive(), opset: z.number().int() }),
  /** Largest difference of any network output from the pack's example, on any machine. */
  tolerance: z.number().positive(),
  /** Absent: how like the training images an image is cannot be said. */
  inputStatistics: InputStatistics.optional(),
});
