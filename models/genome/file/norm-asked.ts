import { Reason } from '../../base/result.ts';
import { z } from '../../base/schema.ts';

/** What of normalisation is asked for; null: not at all. As `bcftools norm`'s options. */
export const NormAsked = z.object({
  mismatch: z.enum(['refuse', 'exclude', 'set']), // a REF that is not the reference's: -c e, x, s
  where: z.string().max(1000).nullable(), // lines that are meant (`readLineFilter`); others stay as they are: -i
  align: z.enum(['left', 'right']), // within a repeat; right is the 3' end of the plus strand
  split: z.enum(['0', '.']).nullable(), // one ALT a line, this in place of another one: -m - --multi-overlaps
  atoms: z.enum(['*', '.']).nullable(), // bases apart, this on a copy with another change of them: -a --atom-overlaps
  join: z.enum(['both', 'any', 'snps', 'indels']).nullable(), // lines of one position on one: -m +
  duplicates: z.enum(['exact', 'snps', 'indels', 'both', 'all']).nullable(), // repeats left out: -d
});
export type NormAsked = Readonly<z.infer<typeof NormAsked>>;

/** What normalising a file gave. */
export const NormSummary = z.object({
  read: z.number().int(), // lines
  written: z.number().int(),
  problems: z.array(Reason), // `genome.norm-unaligned`, `genome.norm-excluded`, `genome.norm-unsorted`, `genome.norm-whole`, a cut end
});
export type NormSummary = Readonly<z.infer<typeof NormSummary>>;
