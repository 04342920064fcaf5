import type { GeneExons } from './exon-table.ts';

/** Where a base lies: in exon `exon`, between it and the next (`intron`), or beside all of them. Numbered along the gene. */
export type ExonPlace =
  | { readonly kind: 'exon'; readonly exon: number; readonly of: number }
  | { readonly kind: 'intron'; readonly exon: number; readonly of: number; readonly distance: number } // bases to the nearer exon
  | { readonly kind: 'outside' };

/**
 * The exon or intron of a base.
 *
 * @param start  0-based, plus strand. Total.
 */
export function placeInExons({ exons, strand }: GeneExons, start: number): ExonPlace {
  const of = exons.length;
  const number = (index: number): number => (strand === '+' ? index + 1 : of - index);
  const inside = exons.findIndex(([from, to]) => start >= from && start < to);
  if (inside >= 0) return { kind: 'exon', exon: number(inside), of };
  const after = exons.findIndex(([from]) => from > start);
  const [left, right] = [exons[after - 1], exons[after]];
  if (!left || !right) return { kind: 'outside' };
  const distance = Math.min(start - left[1] + 1, right[0] - start);
  return { kind: 'intron', exon: Math.min(number(after - 1), number(after)), of, distance };
}
