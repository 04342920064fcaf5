import type { VcfRecord } from '../vcf/read-record.ts';

/** A place that is looked for, in one build: VCF alleles in capitals on the plus strand, `start` 0-based. */
export interface Place {
  readonly contig: string;
  readonly start: number;
  readonly ref: string;
  readonly alts: readonly string[];
}

/** Reference bases `[start, end)` replaced by `bases`: what is left of REF and ALT without what they share. */
interface Change {
  readonly start: number;
  readonly end: number;
  readonly bases: string;
}

/**
 * What allele `index` of a record puts in the place of the place's REF: one of the place's alleles, or another text of
 * bases, whatever else the record spans. What does not touch the place leaves its REF.
 *
 * Nothing is shifted, since there is no reference sequence here: an insertion or deletion in a repeat that is written
 * elsewhere is not found at the place. That is why a missing line is never reference.
 *
 * @param record  one that overlaps the place.
 * @returns null where the allele has no bases of its own there: it is symbolic, the place is deleted, or a deletion
 *   reaches over an end of it. Total.
 */
export function alleleAt(place: Place, record: VcfRecord, index: number): string | null {
  const alt = index === 0 ? record.ref : record.alts[index - 1];
  if (alt === undefined || !/^[ACGTN]+$/.test(alt)) return null;
  const change = changeOf(record.start, record.ref, alt);
  const documented = place.alts.find((each) => isSame(change, changeOf(place.start, place.ref, each)));
  if (documented !== undefined) return documented;

  const end = place.start + place.ref.length;
  if (!touches(change, place)) return place.ref;
  if (change.start >= place.start && change.end <= end) {
    const [before, after] = [place.ref.slice(0, change.start - place.start), place.ref.slice(change.end - place.start)];
    return before + change.bases + after || null;
  }
  if (change.bases.length !== change.end - change.start) return null;
  const bases = Array.from(place.ref, (base, i) => change.bases[place.start + i - change.start] ?? base);
  return bases.join('');
}

/** Trimmed from the right first, so that what is left lies as far left as REF and ALT allow. */
const changeOf = (start: number, ref: string, alt: string): Change => {
  let [refEnd, altEnd, shared] = [ref.length, alt.length, 0];
  while (refEnd > 0 && altEnd > 0 && ref[refEnd - 1] === alt[altEnd - 1]) [refEnd, altEnd] = [refEnd - 1, altEnd - 1];
  while (shared < refEnd && shared < altEnd && ref[shared] === alt[shared]) shared++;
  return { start: start + shared, end: start + refEnd, bases: alt.slice(shared, altEnd) };
};

const isSame = (a: Change, b: Change): boolean => a.start === b.start && a.end === b.end && a.bases === b.bases;

/** An insertion at the end of the place touches it only where the place's own alleles insert there. */
const touches = ({ start, end }: Change, place: Place): boolean => {
  const placeEnd = place.start + place.ref.length;
  if (end > start) return start < placeEnd && end > place.start;
  return (
    (start > place.start && start < placeEnd) ||
    (start === placeEnd && place.alts.some((alt) => changeOf(place.start, place.ref, alt).start === placeEnd))
  );
};
