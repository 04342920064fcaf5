import { z } from '../../../base/schema.ts';

/** Which variants a table shows; `all` does not limit. */
export const VariantFilter = z.object({
  text: z.string().max(100).default(''), // in the gene, the place or the change
  panel: z.string(), // id, or `all`
  significance: z.enum(['all', 'pathogenic', 'uncertain', 'benign', 'none']),
  rarity: z.enum(['all', '0.01', '0.001']), // highest stated frequency of a population
  consequence: z.enum(['all', 'HIGH', 'MODERATE']), // at least
  own: z.enum(['all', 'begun', 'confirmed', 'none']).default('all'), // what a person said of it
});
export type VariantFilter = Readonly<z.infer<typeof VariantFilter>>;

/** A filter that a person keeps under a name. */
export const VariantView = z.object({ name: z.string().trim().min(1).max(60), filter: VariantFilter });
export type VariantView = Readonly<z.infer<typeof VariantView>>;
