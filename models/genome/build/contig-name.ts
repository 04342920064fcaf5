import { buildTable } from './build-table.ts';
import type { GenomeBuild } from './genome-build.ts';

const byName = new Set([...buildTable.contigs.map(({ contig }) => contig), 'MT']);
const byRefseq = new Map(buildTable.contigs.map((row) => [row.refseq, row]));

/** Names of other tools: M, consumer files' 23 to 26 (25 is the X region that pairs with Y). */
const aliases = new Map([
  ['M', 'MT'],
  ['23', 'X'],
  ['24', 'Y'],
  ['25', 'X'],
  ['26', 'MT'],
]);

/**
 * One name for one chromosome: `chr19`, `CHR19`, `19` and `NC_000019.10` are `19`; `chrM` and `M` are `MT`.
 *
 * @returns `1` … `22`, `X`, `Y`, `MT`, or null for any other sequence (patches, decoys, viruses). Total.
 */
export function contigName(written: string): string | null {
  if (byName.has(written)) return written; // a chip file asks for each of its rows
  const accession = /^(NC_\d{6})\.\d+$/.exec(written);
  if (accession?.[1]) return byRefseq.get(accession[1])?.contig ?? null;
  const bare = written.replace(/^chr/i, '').toUpperCase();
  const name = aliases.get(bare) ?? bare;
  return byName.has(name) ? name : null;
}

/** The build that a RefSeq accession's version belongs to (`NC_000019.10` is GRCh38), or null. Total. */
export function buildOfAccession(written: string): GenomeBuild | null {
  const [, accession, version] = /^(NC_\d{6})\.(\d+)$/.exec(written) ?? [];
  const row = byRefseq.get(accession ?? '');
  if (!row) return null;
  if (Number(version) === row.refseq38) return 'GRCh38';
  return Number(version) === row.refseq37 ? 'GRCh37' : null;
}
