/** A sample's alleles at one record: indexes into REF (0) and ALT (1 …), null where missing. */
export interface Genotype {
  readonly alleles: readonly (number | null)[];
  readonly isPhased: boolean; // every separator is `|`
}

/**
 * Reads a GT value.
 *
 * `0/1`, `1|0`, `1` (one copy), `./.`, `.`, `0/1/1`, and the leading phase sign of VCF 4.4 (`/0|1`, `|1`). One copy
 * counts as phased.
 *
 * @returns null for text that is no genotype. Total.
 * @source VCF 4.2 section 1.6.2; leading phase sign: VCF 4.4 section 1.6.2.
 */
export function readGenotype(text: string): Genotype | null {
  const body = /^[/|]?((?:\d+|\.)(?:[/|](?:\d+|\.))*)$/.exec(text)?.[1];
  if (body === undefined) return null;
  return {
    alleles: body.split(/[/|]/).map((allele) => (allele === '.' ? null : Number(allele))),
    isPhased: !body.includes('/'),
  };
}

/**
 * Whether the reads speak against a genotype: AD has no read of an allele that GT names, though it has reads, or has another
 * number of values than the line has alleles. `.` says nothing.
 *
 * @param ad  as written. @param count  of alleles, REF with them. Total.
 * @source VCF 4.2 section 1.4.2, AD.
 */
export function isContradicted({ alleles }: Genotype, ad: string, count: number): boolean {
  const hasZero = ad.includes('0'); // of a digit: a depth of it, or one that holds it
  if (!hasZero && !ad.includes('.')) return commasIn(ad) + 1 !== count;
  const depths = ad.split(',');
  if (depths.every((depth) => depth === '.' || depth === '0')) return false;
  return depths.length !== count || alleles.some((allele) => allele !== null && depths[allele] === '0');
}

const commasIn = (text: string): number => {
  let commas = 0;
  for (let at = text.indexOf(','); at >= 0; at = text.indexOf(',', at + 1)) commas++;
  return commas;
};
