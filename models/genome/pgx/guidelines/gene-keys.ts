import type { Diplotype, GeneCall } from '../gene-call.ts';
import type { OutsideCall } from '../outside/outside-call.ts';
import type { PgxTable } from '../pgx-table.ts';
import type { GeneKeys } from './recommend.ts';

/**
 * What each gene is looked up by: activity score, else phenotype; the status of HLA alleles. An outside call beats the
 * file's. A gene without a call has no entry. An ambiguous call stands for each of its pairs; a normal result that is
 * withheld because a key position was not seen stands for none.
 *
 * @param calls  of one patient, a gene once. Total.
 */
export function geneKeys(
  tables: ReadonlyMap<string, PgxTable>,
  calls: readonly GeneCall[],
  outside: readonly OutsideCall[],
): GeneKeys {
  const own = calls.map((call): [string, readonly string[]] => [call.gene, keysOfCall(tables.get(call.gene), call)]);
  const told = outside.map(({ gene, lookup }): [string, readonly string[]] => [gene, lookup.keys]);
  return new Map([...own, ...told].filter(([, keys]) => keys.length > 0));
}

const keysOfCall = (table: PgxTable | undefined, call: GeneCall): readonly string[] => {
  if (!table || call.isNormalWithheld) return [];
  const pairs: readonly Diplotype[] = call.lookup ? [call.lookup] : call.diplotypes;
  const keys = pairs.map(({ phenotype, activity }) => (table.hasActivity ? activity : phenotype));
  return [...new Set(keys.filter((key) => key !== null))];
};
