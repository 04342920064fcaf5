import { buildTable } from './build-table.ts';
import type { GenomeBuild } from './genome-build.ts';

/** The RefSeq accession and version of a contig in a build, `NC_000010.11`; null for one that the table does not have. Total. */
export function refseqOf(build: GenomeBuild, contig: string): string | null {
  const row = buildTable.contigs.find((each) => each.contig === contig);
  return row ? `${row.refseq}.${build === 'GRCh38' ? row.refseq38 : row.refseq37}` : null;
}
