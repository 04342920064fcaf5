import type { PgxTable } from './pgx-table.ts';

export interface Phenotype {
  readonly phenotype: string | null;
  readonly activity: string | null;
}

/**
 * The phenotype and activity score of one or two allele names.
 *
 * A gene with activity scores is `Indeterminate`, score `n/a`, as soon as one allele has none. Elsewhere an allele
 * without a function gives no phenotype: null, never normal. Total.
 */
export function phenotypeOf(table: PgxTable, names: readonly string[]): Phenotype {
  const alleles = names.map((name) =>
    table.alleles.find((allele) => (table.shownAs[allele.name] ?? allele.name) === name),
  );
  const keys = alleles.map((allele) => (table.hasActivity ? allele?.activity : allele?.function) ?? null);
  if (table.hasActivity && keys.some((key) => key === null || key === 'n/a'))
    return { phenotype: 'Indeterminate', activity: 'n/a' };
  const row = table.phenotypes.find(({ of }) => isSame(of, keys));
  return { phenotype: row?.phenotype ?? null, activity: row?.activity ?? null };
}

/** The function of an allele by name; null where the table has none. Total. */
export const functionOf = (table: PgxTable, name: string): string | null =>
  table.alleles.find((allele) => (table.shownAs[allele.name] ?? allele.name) === name)?.function ?? null;

const isSame = (of: readonly string[], keys: readonly (string | null)[]): boolean =>
  of.length === keys.length &&
  ([...of].every((key, i) => key === keys[i]) || [...of].reverse().every((key, i) => key === keys[i]));
