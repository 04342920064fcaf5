import { z } from '../../../base/schema.ts';

/** Mean and spread of one measure in one group; ages in whole years, both ends inside. */
export const NormRow = z.object({
  measure: z.string(), // an outcome of the model: left, right, total, share
  sex: z.enum(['female', 'male', 'any']),
  ageLow: z.number(),
  ageHigh: z.number(),
  mean: z.number(),
  sd: z.number().positive(),
  unit: z.string(),
});
export type NormRow = z.infer<typeof NormRow>;

/** A site's own norm. None is shipped: volumes depend on the method, so it names the one it was made with. */
export const NormTable = z.object({
  schema: z.literal(1),
  source: z.string().min(1),
  method: z.string().min(1), // id of the pack whose volumes it was made from
  rows: z.array(NormRow).min(1),
});
export type NormTable = z.infer<typeof NormTable>;

/** A stored norm, or null for none and for one of another schema. Total. */
export const normOf = (stored: unknown): NormTable | null => NormTable.safeParse(stored).data ?? null;
