import type { AlignedAlleles } from './align-alleles.ts';
import type { ReferenceBases } from './reference-bases.ts';

const stretch = 100; // bases fetched at once

/**
 * An insertion or deletion as far right as its bases allow, as HGVS names it on a plus-strand transcript. It keeps the base
 * before it.
 *
 * @param alleles  in their form furthest left. @param reference  null: nothing is moved, and `isAligned` false.
 * @returns the same alleles for a change of bases only. Total.
 * @source HGVS nomenclature, the 3' rule.
 */
export function alignRight(alleles: AlignedAlleles, reference: ReferenceBases | null): AlignedAlleles {
  const texts = [alleles.ref, ...alleles.alts];
  const upper = texts.map((text) => text.toUpperCase());
  const isShift =
    alleles.alts.length > 0 &&
    upper.every((text) => /^[ACGTN]+$/.test(text) && text[0] === upper[0]?.[0]) &&
    upper.some(({ length }) => length === 1);
  if (!reference || !isShift) return { ...alleles, isAligned: !isShift };
  let [moved, known] = [0, ''];
  const end = alleles.start + alleles.ref.length;
  for (;;) {
    if (moved === known.length) known += reference(alleles.contig, end + moved, end + moved + stretch) ?? '';
    if (moved === known.length) break; // the contig ends here
    const next = upper.map((text) => baseAt(text, known, moved + 1));
    if (new Set(next).size > 1) break;
    moved++;
  }
  const whole = texts.map((text) => (text + known).slice(moved, moved + text.length));
  return { ...alleles, start: alleles.start + moved, ref: whole[0] ?? alleles.ref, alts: whole.slice(1) };
}

const baseAt = (text: string, behind: string, at: number): string | undefined =>
  (text[at] ?? behind[at - text.length])?.toUpperCase();
