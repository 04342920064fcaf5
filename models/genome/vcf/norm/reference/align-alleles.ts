import type { ReferenceBases } from './reference-bases.ts';

/** A place with its alleles, 0-based; `ref` and `alts` as written. */
export interface Alleles {
  readonly contig: string;
  readonly start: number;
  readonly ref: string;
  readonly alts: readonly string[];
}

/**
 * Alleles in their one form. `isAligned` false: an insertion or deletion that may lie further left, for want of the bases
 * before it (`genome.norm-unaligned`): two such lines may be one variant.
 */
export interface AlignedAlleles extends Alleles {
  readonly isAligned: boolean;
}

const isBases = (allele: string): boolean => /^[ACGTNRYSWKMBDHV]+$/i.test(allele);
const stretch = 100; // bases fetched at once
const anyBase = /[^ACGTN]/gi; // IUPAC codes are read as N

/**
 * The shortest form furthest left: what all alleles share at their right end is cut off, an allele that is used up is
 * extended by the base before it, then what all share at their left end is cut off but for one base.
 *
 * @param reference  null: only what the line's own bases allow.
 * @returns the same alleles where one is symbolic, `*` or no base, or where an ALT equals REF. Total.
 * @source Tan 2015, Bioinformatics 31:2202; bcftools norm 1.2x.
 */
export function alignAlleles(alleles: Alleles, reference: ReferenceBases | null): AlignedAlleles {
  const { contig, ref, alts } = alleles;
  if (alts.length === 0) return { ...alleles, ref: ref.slice(0, 1), isAligned: true };
  if (![ref, ...alts].every(isBases)) return { ...alleles, isAligned: true };
  const texts = [ref, ...alts].map((text) => text.replaceAll(anyBase, 'N'));
  if (texts.slice(1).some((text) => isSame(text, texts[0] ?? ''))) return { ...alleles, isAligned: true };
  const moved = moveLeft({ contig, start: alleles.start, texts }, reference);
  const [first = '', ...others] = moved.texts;
  const shortest = Math.min(...moved.texts.map(({ length }) => length));
  let shared = 0;
  while (shared < shortest - 1 && others.every((text) => isSame(text[shared], first[shared]))) shared++;
  const isLengthChange = others.some((text) => text.length !== first.length);
  return {
    contig,
    start: moved.start + shared,
    ref: first.slice(shared),
    alts: others.map((text) => text.slice(shared)),
    isAligned: moved.isWhole || !isLengthChange,
  };
}

interface Moving {
  readonly contig: string;
  readonly start: number;
  readonly texts: readonly string[]; // REF, then each ALT
}

/** Cuts the right end and extends to the left until the alleles end differently, or nothing is known further left. */
const moveLeft = (
  { contig, start, texts }: Moving,
  reference: ReferenceBases | null,
): Moving & { readonly isWhole: boolean } => {
  let [cut, added, known] = [0, '', ''];
  const ends = (): boolean => {
    const last = texts.map((text) => baseAt(added + text, cut));
    return last.every((base) => base !== undefined && isSame(base, last[0]));
  };
  let isWhole = true;
  for (;;) {
    const shortest = Math.min(...texts.map(({ length }) => length)) + added.length;
    if (cut < shortest && ends()) {
      if (cut + 1 === shortest) {
        if (added.length === start) break; // the contig begins here
        if (known === '') known = before(reference, contig, start - added.length);
        if (known === '') {
          isWhole = false;
          break;
        }
        added = known.slice(-1).replaceAll(anyBase, 'N') + added;
        known = known.slice(0, -1);
      }
      cut++;
    } else break;
  }
  const whole = texts.map((text) => (added + text).slice(0, added.length + text.length - cut));
  return { contig, start: start - added.length, texts: whole, isWhole };
};

/** Bases that end before `start`; `''` where none is known. */
const before = (reference: ReferenceBases | null, contig: string, start: number): string =>
  reference?.(contig, Math.max(0, start - stretch), start) ?? '';

const baseAt = (text: string, fromEnd: number): string | undefined => text[text.length - 1 - fromEnd];
const isSame = (a: string | undefined, b: string | undefined): boolean => a?.toUpperCase() === b?.toUpperCase();
