import { buildTable } from '../build/build-table.ts';
import { geneTables } from './call-sites.ts';
import type { PgxTable } from '../pgx/pgx-table.ts';
import { pgxPlaces } from '../pgx/sites/pgx-places.ts';
import type { ScanPlace } from '../pgx/sites/pgx-places.ts';

/** Everything a scan looks for: sites of genes, positions of pharmacogenes, and the places that tell the build. Total. */
export const scanPlaces = (tables: Iterable<PgxTable>): readonly ScanPlace[] => [
  ...geneTables.flatMap(({ sites }) => sites),
  ...buildTable.anchors,
  ...pgxPlaces(tables),
];
