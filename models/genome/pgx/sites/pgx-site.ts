import { readPlace } from '../../places/read-place.ts';
import { alleleAt } from '../../places/allele-at.ts';
import type { Place } from '../../places/allele-at.ts';
import type { PlaceRules } from '../../places/read-place.ts';
import { RecordIndex } from '../../places/record-index.ts';
import type { VcfRecord } from '../../vcf/read-record.ts';
import type { GenomeBuild } from '../../build/genome-build.ts';
import type { NotCalledCode } from '../../places/site-call.ts';
import type { PgxPosition, PgxTable } from '../pgx-table.ts';
import { shiftRecord } from './shift-record.ts';

/**
 * What a file says at one position of a gene. Unlike a `SiteCall` it may have one copy (X, MT) and keeps the known half of
 * a genotype, since that half alone can rule a diplotype out.
 */
export type PgxSite =
  | {
      readonly kind: 'called';
      readonly alleles: readonly string[]; // one or two, in strand order when phased; as the table spells them
      readonly isPhased: boolean;
      readonly phaseSet: string | null;
      readonly read?: { readonly line: number; readonly depth: number | null }; // from which line, how often
    }
  | {
      readonly kind: 'half'; // one of two alleles is missing
      readonly alleles: readonly (string | null)[];
      readonly isPhased: boolean;
    }
  | { readonly kind: 'missing'; readonly code: NotCalledCode; readonly detail: string };

export interface PgxRules extends PlaceRules {
  /** Whether insertions and deletions are taken only where they are written, not followed through repeats. */
  readonly isAsWritten?: boolean;
}

/**
 * The sites of a gene in a file, in the order of `table.positions`; a position that has no place in the build is said so.
 *
 * A reference line or block proves no insertion or deletion absent unless it is about it or reaches over all its bases.
 * More alleles than two copies are cut to the first two. A base that the table does not know is kept as it is.
 *
 * @param build  of the records. Where its reference base differs from GRCh38's, alleles are compared with its own. Total.
 */
export function readPgxSites(
  table: PgxTable,
  file: { readonly records: RecordIndex; readonly build: GenomeBuild },
  rules: PgxRules,
): readonly PgxSite[] {
  return table.positions.map((position) => readPgxSite({ contig: table.contig, position }, file, rules));
}

/** One position; see `readPgxSites`. Total. */
export function readPgxSite(
  { contig, position }: { readonly contig: string; readonly position: PgxPosition },
  { records, build }: { readonly records: RecordIndex; readonly build: GenomeBuild },
  rules: PgxRules,
): PgxSite {
  const at = build === 'GRCh38' ? position.grch38 : position.grch37;
  if (at === null) return { kind: 'missing', code: 'genome.no-place', detail: build };
  const ref = build === 'GRCh38' ? position.ref : (position.ref37 ?? position.ref);
  const alts = [position.ref, ...position.alts].filter((allele) => allele !== ref);
  const place = { contig, start: at - 1, ref, alts };
  const own = ownLines(place, isLengthChange(place) && !rules.isAsWritten ? withShifted(place, records) : records);
  const reading = readPlace(place, own, rules);
  if (reading.kind === 'called') {
    const { alleles, isPhased, phaseSet, record } = reading;
    const lines = own.over(contig, place.start, place.start + ref.length);
    if (alleles.every((allele) => allele === ref) && !lines.some((line) => isProof(place, line)))
      return { kind: 'missing', code: 'genome.absent', detail: `${record.ref} ${record.alts.join(',') || '.'}` };
    const read = { line: record.line, depth: record.depth };
    return { kind: 'called', alleles: alleles.slice(0, 2), isPhased: isPhased || alleles.length === 1, phaseSet, read };
  }
  if (reading.code === 'genome.half-call')
    return {
      kind: 'half',
      alleles: reading.detail.split('/').map((allele) => (allele === '.' ? null : allele)),
      isPhased: reading.record?.genotype?.isPhased ?? false,
    };
  return { kind: 'missing', code: reading.code, detail: reading.detail };
}

/**
 * A line of its own says what the place has, whatever a deletion written before it reaches over; and a line without a
 * genotype that is about another variant of the same start takes nothing away from it.
 */
const ownLines = (place: Place, records: RecordIndex): RecordIndex => {
  const { contig, start, ref } = place;
  const own = records.over(contig, start, start + ref.length).filter((record) => record.start === start);
  if (!own.some(({ isBlock, end, ref: written }) => !isBlock || end === start + written.length)) return records;
  const isTelling = ({ genotype }: VcfRecord): boolean => genotype?.alleles.some((allele) => allele !== null) ?? false;
  const about = own.filter((record) => isAbout(place, record));
  return new RecordIndex(about.length > 0 ? own.filter((each) => about.includes(each) || isTelling(each)) : own);
};

const isLengthChange = ({ ref, alts }: Place): boolean => [ref, ...alts].some(({ length }) => length > 1);

/** The lines at or touching the place, those written further right in a repeat as if they were written there. */
const withShifted = (place: Place, records: RecordIndex): RecordIndex => {
  const near = records.over(place.contig, place.start, place.start + place.ref.length + 1);
  return new RecordIndex(
    near.map((record) => (record.start === place.start ? record : (shiftRecord(place, record) ?? record))),
  );
};

/** Whether a reference line tells of the place: always for a base; for an insertion or deletion see `readPgxSites`. */
const isProof = (place: Place, record: VcfRecord): boolean => {
  const spans = place.ref.length > 1 && record.start <= place.start && record.ref.length >= place.ref.length;
  return !isLengthChange(place) || spans || isAbout(place, record);
};

const isAbout = (place: Place, record: VcfRecord): boolean =>
  record.alts.some((_, i) => place.alts.includes(alleleAt(place, record, i + 1) ?? ''));
