import type { GenomeBuild } from '../build/genome-build.ts';
import type { BlockLimits } from '../places/gene-table.ts';
import type { RecordIndex } from '../places/record-index.ts';
import type { VcfRecord } from '../vcf/read-record.ts';
import { callGene } from './call-gene.ts';
import type { PgxKnowledge, PgxReading, Pharmacogene, ToldOutside } from './pharmacogene.ts';
import type { PgxPosition, PgxTable } from './pgx-table.ts';
import { pgxIndex } from './sites/pgx-index.ts';
import { readPgxSite } from './sites/pgx-site.ts';
import type { PgxSite } from './sites/pgx-site.ts';

/** What is kept of a file for pharmacogenes. */
export interface PgxFile {
  readonly build: GenomeBuild;
  readonly records: readonly VcfRecord[]; // of one sample
  readonly isWhole: boolean; // false: it was cut, and a missing line may lie behind the cut
  /** The tables that the file was read for: gene → version. A gene whose table is another by now is not called. */
  readonly lookedFor: Readonly<Record<string, string>>;
  readonly limits: BlockLimits; // when a reference line or block is evidence
}

/**
 * Every gene that has a table, by name: what the file tells of it, position by position, and what a specialised caller
 * told. A line that failed a filter of the laboratory, or states less than `limits`, gives no genotype.
 *
 * @param file  null: there is none, only what was told. Total.
 */
export function callPharmacogenes(
  { genes, cards }: PgxKnowledge,
  file: PgxFile | null,
  told: readonly ToldOutside[],
): readonly Pharmacogene[] {
  const index = pgxIndex(file?.records ?? []);
  return [...genes.values()]
    .toSorted((a, b) => (a.gene < b.gene ? -1 : 1))
    .flatMap((table) => {
      const card = cards.get(table.gene);
      if (!card) return [];
      const outside = told.find(({ call }) => call.gene === table.gene) ?? null;
      const shared = { gene: table.gene, table: card, outside };
      if (!file || file.lookedFor[table.gene] !== table.version) return [{ ...shared, call: null, readings: [] }];
      return [{ ...shared, ...callFrom(table, file, index) }];
    });
}

const callFrom = (table: PgxTable, file: PgxFile, records: RecordIndex): Pick<Pharmacogene, 'call' | 'readings'> => {
  const read = (position: PgxPosition): PgxSite => {
    const place = { contig: table.contig, position };
    const site = readPgxSite(place, { records, build: file.build }, { limits: file.limits });
    return site.kind === 'missing' && site.code === 'genome.absent' && !file.isWhole
      ? { ...site, code: 'genome.cut' }
      : site;
  };
  const sites = table.positions.map(read);
  return {
    call: callGene(table, sites),
    readings: [
      ...table.positions.map((position, i) => readingOf(table, file, { position, site: sites[i], isExtra: false })),
      ...table.extra.map((position) => readingOf(table, file, { position, site: read(position), isExtra: true })),
    ],
  };
};

const readingOf = (
  { contig }: PgxTable,
  { build }: PgxFile,
  { position, site, isExtra }: { position: PgxPosition; site: PgxSite | undefined; isExtra: boolean },
): PgxReading => {
  const { grch38, grch37, rsid, hgvs, ref, ref37 } = position;
  const own = build === 'GRCh38' ? ref : (ref37 ?? ref);
  const known = site && site.kind !== 'missing' ? site : null;
  return {
    contig,
    position: grch38,
    at: build === 'GRCh38' ? grch38 : grch37,
    rsid,
    hgvs,
    ref: own,
    genotype: known && known.alleles.map((allele) => allele ?? '.').join(known.isPhased ? '|' : '/'),
    isOther: known?.alleles.some((allele) => allele !== null && allele !== own) ?? false,
    ...reasonOf(site),
    line: (site?.kind === 'called' && site.read?.line) || null,
    depth: site?.kind === 'called' ? (site.read?.depth ?? null) : null,
    isExtra,
  };
};

const reasonOf = (site: PgxSite | undefined): Pick<PgxReading, 'code' | 'detail'> => {
  if (site?.kind === 'missing') return { code: site.code, detail: site.detail };
  return { code: site?.kind === 'half' ? 'genome.half-call' : null, detail: '' };
};
