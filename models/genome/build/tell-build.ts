import { no, ok } from '../../base/result.ts';
import type { Refusal, Result } from '../../base/result.ts';
import type { VcfHeader } from '../vcf/read-header.ts';
import type { VcfRecord } from '../vcf/read-record.ts';
import { buildTable } from './build-table.ts';
import type { UnsupportedBuild } from './build-table.ts';
import { buildOfAccession, contigName } from './contig-name.ts';
import type { GenomeBuild } from './genome-build.ts';

/** What speaks for a build, and how often: contig lengths, words of the header, accession versions, rs numbers in place,
 * places of scores whose alleles fit. */
export interface BuildEvidence {
  readonly kind: 'lengths' | 'header' | 'accessions' | 'positions' | 'scores';
  readonly build: GenomeBuild | 'neither';
  readonly count: number;
}
export interface ToldBuild {
  readonly build: GenomeBuild;
  readonly evidence: readonly BuildEvidence[];
}

/**
 * Tells the build from what the file says of itself. Nothing is assumed, and nothing is outvoted: one contradiction
 * refuses, since GRCh37 read as GRCh38 gives silent wrong answers.
 *
 * @param records  those kept by the scan (both builds' places were looked for).
 * @param alleles  what whole scores say; heard only where nothing else tells.
 * @returns refusals `genome.build-unsupported` {name} (another known build), `genome.build` (lengths fit neither build), `genome.build-unknown` (nothing speaks for either),
 *   `genome.build-mixed` {first, second} (two kinds of evidence, or two values of one, disagree).
 */
export function tellBuild(
  header: VcfHeader,
  records: readonly VcfRecord[],
  alleles: readonly BuildEvidence[] = [],
): Result<ToldBuild, Refusal> {
  const unsupported = unsupportedOf(header);
  if (unsupported) return no('genome.build-unsupported', { name: unsupported.name });
  const stated = [
    ...counted('lengths', lengthsOf(header)),
    ...counted('header', wordsOf(header)),
    ...counted('accessions', accessionsOf(header, records)),
    ...counted('positions', positionsOf(records)),
  ];
  const evidence = stated.length > 0 ? stated : alleles;
  const fits = evidence.filter(({ build }) => build !== 'neither');
  const [first] = fits;
  const neither = evidence.find(({ build }) => build === 'neither');
  if (!first || first.build === 'neither') return neither ? no('genome.build') : no('genome.build-unknown');
  const other = evidence.find(({ build }) => build !== first.build);
  if (other) return no('genome.build-mixed', { first: nameOf(first), second: nameOf(other) });
  if (mismatches(first.build, records) > 1)
    return no('genome.build-mixed', { first: nameOf(first), second: 'reference bases' });
  return ok({ build: first.build, evidence });
}

type Vote = GenomeBuild | 'neither' | null;

const counted = (kind: BuildEvidence['kind'], votes: readonly Vote[]): BuildEvidence[] =>
  (['GRCh38', 'GRCh37', 'neither'] as const)
    .map((build) => ({ kind, build, count: votes.filter((vote) => vote === build).length }))
    .filter(({ count }) => count > 0);

const nameOf = ({ kind, build }: BuildEvidence): string => `${kind} ${build}`;

const rowOf = new Map(buildTable.contigs.map((row) => [row.contig, row]));
const lengthsOf = (header: VcfHeader): Vote[] =>
  header.contigs.map(({ name, length }) => {
    const row = rowOf.get(contigName(name) ?? '');
    if (!row || length === null) return null;
    if (length === row.grch38) return 'GRCh38';
    if (length === row.grch37) return 'GRCh37';
    // PLINK writes its last position there where it knows no length.
    return header.source?.startsWith('PLINK') ? null : 'neither';
  });

const wordsOf = (header: VcfHeader): Vote[] =>
  [header.reference, ...header.contigs.map(({ assembly }) => assembly)].map((words) => {
    if (words === null) return null;
    if (/grch38|hg38|hs38|b38/i.test(words)) return 'GRCh38';
    return /grch37|hg19|hs37|b37/i.test(words) ? 'GRCh37' : null;
  });

/** A known build that is not supported, by a contig's length, an accession, or words that no length contradicts. */
const unsupportedOf = (header: VcfHeader): UnsupportedBuild | undefined => {
  const accessions = header.contigs.map(({ name }) => name.split('.')[0] ?? '');
  const words = [header.reference, ...header.contigs.map(({ assembly }) => assembly)].join(' ');
  const isOfLength = header.contigs.some(({ name, length }) => {
    const row = contigName(name) === 'MT' ? undefined : rowOf.get(contigName(name) ?? '');
    return row !== undefined && (length === row.grch38 || length === row.grch37);
  });
  return buildTable.unsupported.find(({ lengths, refseq, words: own }) => {
    const [first, last] = refseq ?? [];
    const isNamed = accessions.some((name) => first && last && first <= name && name <= last);
    const isLong = header.contigs.some(
      ({ name, length }) => length !== null && lengths[contigName(name) ?? ''] === length,
    );
    return isLong || isNamed || (!isOfLength && new RegExp(`(?<![a-z0-9])(?:${own})(?![a-z0-9])`, 'i').test(words));
  });
};

const accessionsOf = (header: VcfHeader, records: readonly VcfRecord[]): Vote[] =>
  [...header.contigs.map(({ name }) => name), ...new Set(records.map(({ chrom }) => chrom))].map(buildOfAccession);

const anchorOf = new Map(buildTable.anchors.map((anchor) => [anchor.rsid, anchor]));
const positionsOf = (records: readonly VcfRecord[]): Vote[] =>
  records.flatMap(({ ids, contig, start }) =>
    ids.map((id) => {
      const anchor = anchorOf.get(id);
      if (!anchor) return null;
      if (anchor.contig !== contig) return 'neither';
      if (start === anchor.grch38 - 1) return 'GRCh38';
      return start === anchor.grch37 - 1 ? 'GRCh37' : 'neither';
    }),
  );

/** How many records at the build's known places start with another base than the build has there. */
const mismatches = (build: GenomeBuild, records: readonly VcfRecord[]): number => {
  const bases = new Map(
    buildTable.anchors.map(({ contig, ref, ...at }) => [
      `${contig}:${build === 'GRCh38' ? at.grch38 - 1 : at.grch37 - 1}`,
      ref,
    ]),
  );
  return records.filter(({ contig, start, ref }) => {
    const expected = bases.get(`${contig}:${start}`);
    return expected !== undefined && ref[0] !== expected && ref[0] !== 'N';
  }).length;
};
