import { z } from '../../../base/schema.ts';

/** What is odd about an outside call. Each is a language key. */
export const OutsideWarning = z.enum([
  'genome.outside-disagree', // the diplotype means another phenotype or score than the one told
  'genome.outside-unknown-allele',
  'genome.outside-unknown-score',
  'genome.outside-unknown-phenotype',
  'genome.outside-one-allele', // one allele of a gene with two copies: the other is not known
  'genome.outside-untested', // a statement on one HLA allele: nothing is known of the others
  'genome.outside-score-alone', // DPYD: guidelines need the diplotype
]);
export type OutsideWarning = z.infer<typeof OutsideWarning>;

/** What is told of a gene from outside, and what guidelines are looked up by. */
export const OutsideCall = z.object({
  gene: z.string(),
  names: z.array(z.string()).readonly().nullable(), // in the order of the field; null: no diplotype was told
  functions: z.array(z.string().nullable()).readonly(), // of the alleles as they were told
  phenotype: z.string().nullable(),
  activity: z.string().nullable(),
  lookup: z.object({
    names: z.array(z.string()).readonly().nullable(),
    keys: z.array(z.string()).readonly(),
    phenotype: z.string().nullable(),
    activity: z.string().nullable(),
  }),
  respelled: z.array(z.object({ from: z.string(), to: z.string() })).readonly(),
  warnings: z.array(OutsideWarning).readonly(),
});
export type OutsideCall = Readonly<z.infer<typeof OutsideCall>>;
