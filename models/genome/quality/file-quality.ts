import { z } from '../../base/schema.ts';
import { LineFault } from './fault-counter.ts';

const count = z.number().int().nonnegative();

/** A quarter, half and three quarters of the genotypes have at most this. Values over 1,000 count as 1,000. */
export const Quartiles = z.object({ first: count, median: count, third: count, of: count });
export type Quartiles = Readonly<z.infer<typeof Quartiles>>;

/** What all lines of a file say of one sample, whatever their FILTER. A line is counted once; a block is one line. */
export const SampleQuality = z.object({
  called: count, // whole genotypes
  missing: count, // none, or half of one
  autosomes: z.object({ reference: count, het: count, homozygous: count }), // of two copies; homozygous: of an ALT
  snvs: count, // carried, each ALT once
  indels: count,
  others: count, // symbolic, breakends, `*`
  transitions: count,
  transversions: count,
  x: z.object({ het: count, homozygous: count, single: count }), // carried SNVs outside the regions that pair with Y
  y: z.object({ called: count, missing: count }), // outside the regions that pair with X
  depth: Quartiles.nullable(), // DP of called genotypes; null: not stated
  genotypeQuality: Quartiles.nullable(), // GQ
});
export type SampleQuality = Readonly<z.infer<typeof SampleQuality>>;

/** What counting a whole file gave. */
export const FileQuality = z.object({
  lines: count,
  passed: count, // FILTER is PASS
  unfiltered: count, // FILTER is `.`
  filters: z.array(z.object({ name: z.string(), count })), // the most frequent first, as written
  faults: z.array(LineFault).nullable().default(null), // the most frequent first; null: they were not looked for
  sample: SampleQuality,
});
export type FileQuality = Readonly<z.infer<typeof FileQuality>>;
