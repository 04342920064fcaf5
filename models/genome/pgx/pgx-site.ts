import { readPlace } from '../places/read-place.ts';
import type { PlaceRules } from '../places/read-place.ts';
import type { RecordIndex } from '../places/record-index.ts';
import type { GenomeBuild } from '../build/genome-build.ts';
import type { NotCalledCode } from '../site-call.ts';
import type { PgxPosition, PgxTable } from './pgx-table.ts';

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
    }
  | {
      readonly kind: 'half'; // one of two alleles is missing
      readonly alleles: readonly (string | null)[];
      readonly isPhased: boolean;
    }
  | { readonly kind: 'missing'; readonly code: NotCalledCode; readonly detail: string };

/**
 * The sites of a gene in a file, in the order of `table.positions`; a position that has no place in the build is absent.
 *
 * More alleles than two copies are cut to the first two. A base that the table does not know is kept as it is.
 *
 * @param build  of the records. Where its reference base differs from GRCh38's, alleles are compared with its own. Total.
 */
export function readPgxSites(
  table: PgxTable,
  file: { readonly records: RecordIndex; readonly build: GenomeBuild },
  rules: PlaceRules,
): readonly PgxSite[] {
  return table.positions.map((position) => readPgxSite({ contig: table.contig, position }, file, rules));
}

/** One position; see `readPgxSites`. Total. */
export function readPgxSite(
  { contig, position }: { readonly contig: string; readonly position: PgxPosition },
  { records, build }: { readonly records: RecordIndex; readonly build: GenomeBuild },
  rules: PlaceRules,
): PgxSite {
  const at = build === 'GRCh38' ? position.grch38 : position.grch37;
  if (at === null) return { kind: 'missing', code: 'genome.absent', detail: build };
  const ref = build === 'GRCh38' ? position.ref : (position.ref37 ?? position.ref);
  const alts = [position.ref, ...position.alts].filter((allele) => allele !== ref);
  const reading = readPlace({ contig, start: at - 1, ref, alts }, records, rules);
  if (reading.kind === 'called') {
    const { alleles, isPhased, phaseSet } = reading;
    return { kind: 'called', alleles: alleles.slice(0, 2), isPhased: isPhased || alleles.length === 1, phaseSet };
  }
  if (reading.code === 'genome.half-call')
    return {
      kind: 'half',
      alleles: reading.detail.split('/').map((allele) => (allele === '.' ? null : allele)),
      isPhased: reading.record?.genotype?.isPhased ?? false,
    };
  return { kind: 'missing', code: reading.code, detail: reading.detail };
}
