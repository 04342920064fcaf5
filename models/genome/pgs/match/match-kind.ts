/** How a score row's alleles fit a target's, best first; `reference-only`: the target has no other allele. */
export const matchKinds = [
  'refalt',
  'altref',
  'refalt_flip',
  'altref_flip',
  'no_oa_ref',
  'no_oa_alt',
  'no_oa_ref_flip',
  'no_oa_alt_flip',
  'reference-only',
] as const;
export type MatchKind = (typeof matchKinds)[number];

/** A score row's alleles in capitals; `other` is `''` where the file states none. */
export interface RowAlleles {
  readonly effect: string;
  readonly other: string;
}

/** Asked for each row of a score at each line. */
const partnerOf = (base: string): string => {
  if (base === 'A') return 'T';
  if (base === 'C') return 'G';
  if (base === 'G') return 'C';
  return base === 'T' ? 'A' : base;
};

/** Each base's partner on the other strand, not turned round: alleles of a score are compared base by base. Total. */
export const complement = (bases: string): string =>
  bases.length === 1 ? partnerOf(bases) : Array.from(bases, partnerOf).join('');

/** Whether REF and ALT are the same pair on either strand (A/T, C/G): the strand cannot then be told. Total. */
export const isAmbiguous = (ref: string, alt: string): boolean => ref.length === alt.length && complement(ref) === alt;

/**
 * How a row fits a target's REF and one ALT; null where it does not. `…ref…` kinds count copies of REF.
 *
 * @source pygscatalog 2d2d6c42, the match priority of pgscatalog.match. Total.
 */
export function matchKind({ effect, other }: RowAlleles, ref: string, alt: string): MatchKind | null {
  if (other !== '') {
    if (effect === ref && other === alt) return 'refalt';
    if (effect === alt && other === ref) return 'altref';
    const [flippedEffect, flippedOther] = [complement(effect), complement(other)];
    if (flippedEffect === ref && flippedOther === alt) return 'refalt_flip';
    return flippedEffect === alt && flippedOther === ref ? 'altref_flip' : null;
  }
  if (effect === ref) return 'no_oa_ref';
  if (effect === alt) return 'no_oa_alt';
  if (complement(effect) === ref) return 'no_oa_ref_flip';
  return complement(effect) === alt ? 'no_oa_alt_flip' : null;
}

/**
 * Copies of the effect allele, of two, where the target is reference on all its copies and names no other allele; null
 * where the row cannot be told there: no single bases, other bases, or no other allele stated and an effect that is not
 * REF (it may then lie on either strand).
 *
 * @param ref  the reference base. Total.
 */
export function copiesOfReference({ effect, other }: RowAlleles, ref: string): 0 | 2 | null {
  if (effect.length !== 1 || other.length > 1 || ref.length !== 1) return null;
  if (effect === ref) return 2;
  if (other === '') return null;
  if (other === ref) return 0;
  if (complement(effect) === ref) return 2;
  return complement(other) === ref ? 0 : null;
}

/** Whether the effect allele is the target's REF. Total. */
export const countsReference = (kind: MatchKind): boolean =>
  kind === 'refalt' || kind === 'refalt_flip' || kind === 'no_oa_ref' || kind === 'no_oa_ref_flip';
