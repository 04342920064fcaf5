import type { BlockLimits } from './gene-table.ts';
import type { VcfRecord } from '../vcf/read-record.ts';

/** True for a reference block of several bases: it speaks of bases that it does not write. */
export const isLongBlock = ({
  isBlock,
  start,
  end,
  ref,
}: Pick<VcfRecord, 'isBlock' | 'start' | 'end' | 'ref'>): boolean => isBlock && end > start + ref.length;

/** Whether a record is evidence of reference: what it states must reach its limit; a long block must state something. */
export const isEvidence = (
  record: Pick<VcfRecord, 'isBlock' | 'start' | 'end' | 'ref' | 'depth' | 'genotypeQuality'>,
  limits: BlockLimits,
): boolean => {
  const { genotypeQuality, depth } = record;
  if (genotypeQuality === null && depth === null) return !isLongBlock(record);
  return (genotypeQuality ?? Infinity) >= limits.minGenotypeQuality && (depth ?? Infinity) >= limits.minDepth;
};
