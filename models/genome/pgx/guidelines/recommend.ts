import type { GuidelineRow, GuidelineTable, Recommendation, SilentGuideline } from './guideline-table.ts';

/** What guidelines are looked up by: for each gene that has a result, every value that stands for it. */
export type GeneKeys = ReadonlyMap<string, readonly string[]>;

const untested = 'No Result';

/**
 * Every row that applies, in the order of the tables: all genes of a row must have its value, a gene without a result
 * matches only `No Result`. Several rows may apply to one drug (populations, values of an ambiguous call): all are given,
 * none is picked. A row without a look-up stands for a guideline that cannot be followed by genotype alone. Total.
 */
export function recommend(tables: readonly GuidelineTable[], keys: GeneKeys): readonly Recommendation[] {
  return tables.flatMap(({ source, version, titles, rows }) =>
    rows.flatMap((row) =>
      applies(row, keys) ? [{ ...row, source, version, title: titles[row.guideline] ?? row.guideline }] : [],
    ),
  );
}

const applies = ({ lookup }: GuidelineRow, keys: GeneKeys): boolean =>
  Object.entries(lookup).every(([gene, value]) => valuesOf(keys, gene).includes(value)) &&
  (Object.keys(lookup).length === 0 || Object.keys(lookup).some((gene) => has(keys, gene)));

const has = (keys: GeneKeys, gene: string): boolean => (keys.get(gene)?.length ?? 0) > 0;
const valuesOf = (keys: GeneKeys, gene: string): readonly string[] =>
  has(keys, gene) ? (keys.get(gene) ?? []) : [untested];

/** Guidelines that name a gene with a result and of which no row applies, one entry a drug and source. Total. */
export function silentGuidelines(tables: readonly GuidelineTable[], keys: GeneKeys): readonly SilentGuideline[] {
  return tables.flatMap(({ source, version, titles, rows }) =>
    [...Map.groupBy(rows, ({ drug, guideline }) => `${guideline} ${drug}`).values()].flatMap((own) => {
      const [first] = own;
      const genes = [...new Set(own.flatMap(({ lookup }) => Object.keys(lookup)))].filter((gene) => has(keys, gene));
      if (!first || genes.length === 0 || own.some((row) => applies(row, keys))) return [];
      const { drug, guideline } = first;
      return [{ source, version, drug, guideline, title: titles[guideline] ?? guideline, genes }];
    }),
  );
}
