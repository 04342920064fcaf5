import type { Place } from '../../places/allele-at.ts';
import type { VcfRecord } from '../../vcf/read-record.ts';

/**
 * A record of an insertion or deletion that is written further right in a repeat, as if it were written at the place.
 *
 * Two changes are the same where they make the same bases out of the stretch that both lines write. That stretch is all
 * that is known without a reference sequence: a record that neither overlaps nor touches the place cannot be compared.
 *
 * @returns null where a change is another one, an allele has no bases, or the two disagree on the reference. Total.
 */
export function shiftRecord(place: Place, record: VcfRecord): VcfRecord | null {
  const end = place.start + place.ref.length;
  const recordEnd = record.start + record.ref.length;
  if (record.start < place.start || record.start > end || record.alts.length === 0) return null;
  if (record.alts.some((alt) => !/^[ACGT]+$/.test(alt))) return null;
  const shared = Math.min(end, recordEnd) - record.start;
  const offset = record.start - place.start;
  if (place.ref.slice(offset, offset + shared) !== record.ref.slice(0, shared)) return null;

  const stretch = place.ref.slice(0, offset) + (recordEnd >= end ? record.ref : place.ref.slice(offset));
  const changed = (from: number, ref: string, alt: string): string =>
    stretch.slice(0, from) + alt + stretch.slice(from + ref.length);
  const alts = record.alts.flatMap((written) => {
    const made = changed(offset, record.ref, written);
    return place.alts.filter((alt) => changed(0, place.ref, alt) === made);
  });
  if (alts.length !== record.alts.length) return null;
  return { ...record, start: place.start, end, ref: place.ref, alts };
}
