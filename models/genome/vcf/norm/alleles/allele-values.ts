/** The index of the genotype of alleles a ≤ b among those of VCF's order (00, 01, 11, 02, 12, 22 …). Total. */
export const genotypeIndex = (a: number, b: number): number => (b * (b + 1)) / 2 + a;

/** How many genotypes of two copies there are of `alleles` alleles. Total. */
export const genotypeCount = (alleles: number): number => (alleles * (alleles + 1)) / 2;

/**
 * Which of a tag's values belong to REF and some ALTs alone.
 *
 * @param number   the tag's `Number`: `A`, `R`, `G`; null for another, which belongs to the line.
 * @param count    values that are there: of `G` as many as alleles where there is one copy.
 * @param alleles  of the line, REF included. @param kept indexes of the alleles that stay, ascending, 0 first.
 * @returns indexes into the values; null where their count fits nothing, or the tag belongs to the line. Total.
 */
export function valuesOfAlleles(
  number: string,
  { count, alleles }: { readonly count: number; readonly alleles: number },
  kept: readonly number[],
): readonly number[] | null {
  if (number === 'A') return count === alleles - 1 ? kept.slice(1).map((allele) => allele - 1) : null;
  if (number === 'R') return count === alleles ? kept : null;
  if (number !== 'G') return null;
  if (count === alleles) return kept;
  if (count !== genotypeCount(alleles)) return null;
  return kept.flatMap((b, i) => kept.slice(0, i + 1).map((a) => genotypeIndex(a, b)));
}
