import { RecordIndex } from '../../places/record-index.ts';
import type { VcfRecord } from '../../vcf/read-record.ts';

/**
 * The records of a file for the positions of pharmacogenes.
 *
 * A line that has only a symbolic allele (`<*>`, `<NON_REF>`) is left out where another line of the same start writes
 * bases: that one tells what was called, the symbolic one only that nothing else was. So is a line that failed a filter
 * where another one of the same start passed. Total.
 */
export function pgxIndex(records: readonly VcfRecord[]): RecordIndex {
  const written = new Set(records.filter(({ isBlock }) => !isBlock).map(placeOf));
  const passed = new Set(records.filter(isPassed).map(placeOf));
  return new RecordIndex(
    records.filter(
      (record) =>
        (!isSymbolic(record) || !written.has(placeOf(record))) && (isPassed(record) || !passed.has(placeOf(record))),
    ),
  );
}

const placeOf = ({ contig, start }: VcfRecord): string => `${contig}:${start}`;
const isSymbolic = ({ isBlock, alts }: VcfRecord): boolean => isBlock && alts.length > 0;
const isPassed = ({ filters, genotype }: VcfRecord): boolean => filters.length === 0 && genotype !== null;
