import type { PlaceInBuilds } from '../../vcf/wanted.ts';
import type { PgxTable } from '../pgx-table.ts';

/** A place a scan looks for, with the bases the builds have there; `ref37` where GRCh37 has another one. */
export interface ScanPlace extends PlaceInBuilds {
  readonly ref: string;
  readonly ref37?: string | undefined;
}

/**
 * Every place that the tables need. An insertion or deletion is looked for one base further, since a line that touches
 * it may be the same change written elsewhere in a repeat. A position without a place in GRCh37 is looked for in GRCh38.
 * Total.
 */
export const pgxPlaces = (tables: Iterable<PgxTable>): readonly ScanPlace[] =>
  [...tables].flatMap(({ contig, positions, extra }) =>
    [...positions, ...extra].map(({ grch38, grch37, ref, ref37, alts }) => ({
      contig,
      grch38,
      grch37: grch37 ?? grch38,
      ref: [ref, ...alts].some(({ length }) => length > 1) ? `${ref}N` : ref,
      ref37,
    })),
  );
