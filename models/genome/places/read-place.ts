import type { BlockLimits } from './gene-table.ts';
import type { CalledSite, NotCalledCode } from './site-call.ts';
import { alleleAt } from './allele-at.ts';
import type { Place } from './allele-at.ts';
import { isEvidence, isLongBlock } from './is-evidence.ts';
import { joinLines } from './join-lines.ts';
import type { VcfRecord } from '../vcf/read-record.ts';
import type { RecordIndex } from './record-index.ts';

/** What the file has at a place: an allele for each copy, in strand order when phased; others than the place's own may occur. */
export interface CalledPlace {
  readonly kind: 'called';
  readonly alleles: readonly string[]; // one on X, Y and MT of a man
  readonly isPhased: boolean;
  readonly phaseSet: string | null;
  readonly evidence: CalledSite['evidence'];
  readonly record: VcfRecord; // the line that tells most
}
/** Why there is no genotype. Never to be read as reference. */
export interface NotCalledPlace {
  readonly kind: 'not-called';
  readonly code: NotCalledCode;
  readonly detail: string; // what was found: the filter's name, the base, the quality, the half of a genotype
  readonly record: VcfRecord | null;
}
export type PlaceReading = CalledPlace | NotCalledPlace;

export interface PlaceRules {
  /** When a reference record or block is evidence. */
  readonly limits: BlockLimits;
  /** Whether a line that failed a filter of the laboratory is used all the same. */
  readonly isFilteredUsed?: boolean;
}

/**
 * What the records say of one place. A line at the place outweighs a reference block over it; no line is `genome.absent`.
 *
 * Several lines (a place split by allele) are joined: counts of different alleles add up, the rest is reference; the same
 * allele counted differently, or more alleles than copies, is a conflict and never settled silently. A reference block
 * must cover the whole of REF; it says nothing of an insertion or deletion, which is for the caller to weigh (`evidence`).
 *
 * @param records  of a file of the place's build. Total.
 */
export function readPlace(place: Place, records: RecordIndex, rules: PlaceRules): PlaceReading {
  const end = place.start + place.ref.length;
  const over = records.over(place.contig, place.start, end);
  const answers = over.flatMap((record) =>
    isLongBlock(record) || !speaksOf(record, place) ? [] : [readLine(place, record, rules)],
  );
  if (answers.length > 0) return joinLines(place, answers);
  const blocks = over.filter(isLongBlock);
  if (!isCovered(blocks, place.start, end)) return notCalled('genome.absent');
  const read = blocks.map((block) => readLine(place, block, rules));
  return read.find(({ kind }) => kind === 'not-called') ?? read[0] ?? notCalled('genome.absent');
}

const notCalled = (code: NotCalledCode, record: VcfRecord | null = null, detail = ''): NotCalledPlace => ({
  kind: 'not-called',
  code,
  detail,
  record,
});

/** A line that begins elsewhere and holds only a part of the place speaks of it only where it has another allele there. */
const speaksOf = (record: VcfRecord, place: Place): boolean =>
  record.start === place.start ||
  (record.start <= place.start && record.start + record.ref.length >= place.start + place.ref.length) ||
  (record.genotype?.alleles ?? []).some((allele) => allele !== null && alleleAt(place, record, allele) !== place.ref);

/** What one record says of the place. */
const readLine = (place: Place, record: VcfRecord, { limits, isFilteredUsed = false }: PlaceRules): PlaceReading => {
  const refuse = (code: NotCalledCode, detail = ''): NotCalledPlace => notCalled(code, record, detail);
  const isBlock = isLongBlock(record);
  const mismatch = mismatchOf(record, place);
  if (mismatch !== null) return refuse('genome.reference-mismatch', mismatch);
  if (record.filters.length > 0 && !isFilteredUsed) return refuse('genome.filtered', record.filters.join(';'));

  if (record.malformed !== undefined) return refuse('genome.malformed', record.malformed);
  const alleles = record.genotype?.alleles ?? [];
  const present = alleles.filter((allele) => allele !== null);
  if (present.length === 0) return refuse('genome.no-call');
  const isReference = present.every((allele) => allele === 0);
  if (isBlock && !isReference) return refuse('genome.overlapped', record.alts.join(','));
  const bases = alleles.map((allele) => (allele === null ? '.' : alleleAt(place, record, allele)));
  if (present.length < alleles.length) return refuse('genome.half-call', bases.map((each) => each ?? '?').join('/'));
  if (isReference && !isEvidence(record, limits))
    return refuse('genome.low-block', `GQ ${record.genotypeQuality ?? '?'}, DP ${record.depth ?? '?'}`);
  const known = bases.filter((each) => each !== null);
  if (known.length < bases.length) return refuse('genome.overlapped', record.alts.join(','));
  const evidence = isBlock ? 'reference-block' : record.isBlock ? 'reference-record' : 'variant';
  const { phaseSet, genotype } = record;
  return { kind: 'called', alleles: known, isPhased: genotype?.isPhased ?? false, phaseSet, evidence, record };
};

/** The record's reference bases in the place where they differ from the place's; null where they agree. */
const mismatchOf = (record: VcfRecord, place: Place): string | null => {
  const from = Math.max(record.start, place.start);
  const to = Math.min(record.start + record.ref.length, place.start + place.ref.length);
  const written = record.ref.slice(from - record.start, Math.max(from, to) - record.start);
  const expected = place.ref.slice(from - place.start);
  const differs = Array.from(written).some((base, i) => base !== expected[i] && !(base === 'N' && isLongBlock(record)));
  return differs ? written : null;
};

/** Whether blocks, by start, reach over all of `[start, end)`. */
const isCovered = (blocks: readonly VcfRecord[], start: number, end: number): boolean => {
  let covered = start;
  for (const block of blocks.toSorted((a, b) => a.start - b.start))
    if (block.start <= covered) covered = Math.max(covered, block.end);
  return covered >= end;
};
