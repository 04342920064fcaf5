import type { VcfRecord } from '../../vcf/read-record.ts';

/** What a score is matched by of a record. */
export type MatchedRecord = Pick<
  VcfRecord,
  'contig' | 'start' | 'end' | 'ref' | 'alts' | 'filters' | 'isBlock' | 'genotype' | 'depth' | 'genotypeQuality'
>;
