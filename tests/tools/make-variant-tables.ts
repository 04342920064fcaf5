// Writes resources/knowledge/{panels,gene-spans,evidence}/*/{card,table}.json from the tables beside the checkout
// (`../shared/data/genomics`): `node tests/tools/make-variant-tables.ts`.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { EvidenceTable } from '../../models/genome/variants/evidence/evidence-table.ts';
import { GenePanel, GeneSpanTable } from '../../models/genome/variants/panels/panel.ts';
import type { GeneSpan, ReportRule } from '../../models/genome/variants/panels/panel.ts';
import { readTsv } from '../fixtures/read-tsv.ts';

const root = path.resolve(import.meta.dirname, '../..');
const from = path.resolve(root, '../shared/data/genomics');
const madeBy = 'tests/tools/make-variant-tables.ts';

type Cells = Readonly<Record<string, string>>;

/** One row a line: a table of a thousand rows stays readable in a comparison. */
const write = (
  folder: string,
  card: object,
  { rows, ...table }: { readonly rows: readonly [string, readonly object[]]; readonly [key: string]: unknown },
): void => {
  const into = path.join(root, 'resources/knowledge', folder);
  mkdirSync(into, { recursive: true });
  writeFileSync(path.join(into, 'card.json'), `${JSON.stringify({ schema: 1, ...card, madeBy }, null, 2)}\n`);
  const head = Object.entries({ schema: 1, ...table }).map(([key, value]) => `  "${key}": ${JSON.stringify(value)},`);
  const [name, list] = rows;
  const body = list.map((row) => `    ${JSON.stringify(row)}`).join(',\n');
  writeFileSync(path.join(into, 'table.json'), `{\n${head.join('\n')}\n  "${name}": [\n${body}\n  ]\n}\n`);
};

const rules: Readonly<Record<string, ReportRule>> = {
  'heterozygous P/LP': 'heterozygous',
  biallelic: 'biallelic',
  'heterozygous or biallelic': 'heterozygous-or-biallelic',
  'hemizygous/heterozygous (X)': 'x-linked',
  'truncating variants only': 'truncating',
  'p.Cys282Tyr homozygous only': 'c282y-homozygous',
};
const acmg = readTsv(path.join(from, 'acmg/acmg_sf.tsv'));
const genesWhere = (fits: (row: Cells) => boolean) =>
  acmg.filter(fits).map((row) => ({ gene: row['gene'] ?? '', report: rules[row['report_when'] ?? ''] ?? 'any' }));

const panel = (made: Omit<GenePanel, 'schema'>, date: string, licence: string): GenePanel => {
  const whole = GenePanel.parse({ schema: 1, ...made });
  const { genes, id, version, source, isConfirmed, ...rest } = whole;
  const card = { id, kind: 'panel', version, date, source, licence, isConfirmed };
  write(`panels/${id}`, card, { id, ...rest, version, source, isConfirmed, rows: ['genes', genes] });
  return whole;
};

const miller = 'Miller 2023, Genet Med 25:100866, doi:10.1016/j.gim.2023.100866';
const lee = 'Lee 2025, Genet Med 27:101454 (ACMG SF v3.3)';
const facts = 'Facts: names of genes';
const of33 = (id: string, name: string, names: readonly string[] | string): GenePanel =>
  panel(
    {
      id,
      name,
      version: '3.3',
      source: `Part of the list of ${lee}; not a complete diagnostic panel of these disorders`,
      isConfirmed: false,
      isOptIn: false,
      genes: genesWhere((row) =>
        typeof names === 'string' ? row['category'] === names : names.includes(row['gene'] ?? ''),
      ),
    },
    '2025-06-01',
    facts,
  );

const panels = [
  panel(
    {
      id: 'acmg-sf-3.2',
      name: 'ACMG SF v3.2',
      version: '3.2',
      source: miller,
      isConfirmed: false,
      isOptIn: true,
      genes: genesWhere((row) => row['in_v3.2'] === '1'),
    },
    '2023-06-01',
    facts,
  ),
  panel(
    {
      id: 'acmg-sf-3.3',
      name: 'ACMG SF v3.3',
      version: '3.3',
      source: lee,
      isConfirmed: false,
      isOptIn: true,
      genes: genesWhere((row) => row['in_v3.3'] === '1'),
    },
    '2025-06-01',
    facts,
  ),
  of33('breast-ovary', 'BRCA1, BRCA2, PALB2', ['BRCA1', 'BRCA2', 'PALB2']),
  of33('lynch', 'Lynch syndrome', ['MLH1', 'MSH2', 'MSH6', 'PMS2']),
  of33('cardiovascular', 'Cardiovascular genes of ACMG SF', 'cardiovascular'),
  panel(
    {
      id: 'fgfr-craniosynostosis',
      name: 'FGFR craniosynostosis syndromes',
      version: '2020',
      source: 'GeneReviews, FGFR Craniosynostosis Syndromes Overview, NBK1455; not compared with the published text',
      isConfirmed: false,
      isOptIn: false,
      genes: ['FGFR1', 'FGFR2', 'FGFR3'].map((gene) => ({ gene, report: 'any' as const })),
    },
    '2020-04-30',
    facts,
  ),
];

/** Places that a source gives in both builds, 1-based: a gene around such a place has the same offset throughout. */
const placesInBoth = (): readonly { contig: string; grch38: number; grch37: number }[] => {
  const rsids = (build: string): ReadonlyMap<string, Cells> =>
    new Map(readScore(`pgs/PGS000001_hmPOS_${build}.txt`).map((row) => [row['hm_rsID'] ?? '', row]));
  const of37 = rsids('GRCh37');
  const scores = Array.from(rsids('GRCh38'), ([rsid, row]) => ({
    contig: row['hm_chr'] ?? '',
    grch38: Number(row['hm_pos']),
    grch37: Number(of37.get(rsid)?.['hm_pos']),
  }));
  const genes = readTsv(path.join(from, 'pgx/positions_grch37.tsv')).map((row) => ({
    contig: (row['chrom'] ?? '').replace('chr', ''),
    grch38: Number(row['pos_grch38']),
    grch37: Number(row['pos_grch37']),
  }));
  return [...scores, ...genes].filter(({ grch37, grch38 }) => grch37 > 0 && grch38 > 0);
};

/** A harmonised scoring file's rows. */
function readScore(file: string): readonly Cells[] {
  const [titles = [], ...rows] = readFileSync(path.join(from, file), 'utf8')
    .split(/\r?\n/)
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'));
  return rows.map((row) => Object.fromEntries(titles.map((title, i) => [title, row[i] ?? ''])));
}

const places = placesInBoth();
const spanOf = (row: Cells): GeneSpan => {
  const [contig = '', first, last] = [row['GRCh38_chr'], Number(row['chr_start']), Number(row['chr_end'])];
  const inside = places.filter((place) => place.contig === contig && place.grch38 >= first && place.grch38 <= last);
  const offsets = new Set(inside.map(({ grch37, grch38 }) => grch37 - grch38));
  const [offset] = offsets;
  return {
    gene: row['symbol'] ?? '',
    hgnc: row['HGNC_ID'] ?? '',
    contig,
    strand: row['chr_strand'] === '-' ? '-' : '+',
    transcript: row['RefSeq_nuc'] ?? '',
    grch38: [first - 1, last],
    grch37: offsets.size === 1 && offset !== undefined ? [first - 1 + offset, last + offset] : null,
  };
};

const wanted = new Set(panels.flatMap(({ genes }) => genes.map(({ gene }) => gene)));
const mane = readTsv(path.join(from, 'clinvar/MANE.GRCh38.v1.0.summary.txt.gz'));
const spans = GeneSpanTable.parse({
  schema: 1,
  version: '1.0',
  source: 'MANE Select v1.0, GRCh38: the transcript from its first to its last exon; Morales 2022, Nature 604:310',
  source37:
    'The same span moved by the offset of a place inside it that is known in both builds: PGS Catalog PGS000001, harmonised to each; sbslee/pypgx fa6b9f70. Genes without such a place have none',
  genes: mane
    .filter((row) => wanted.has(row['symbol'] ?? '') && row['MANE_status'] === 'MANE Select')
    .map(spanOf)
    .sort((a, b) => (a.gene < b.gene ? -1 : 1)),
});
const { genes, version, source, source37 } = spans;
write(
  'gene-spans/mane-1.0',
  {
    id: 'mane-1.0',
    kind: 'gene-spans',
    version,
    date: '2022-04-06',
    source,
    source37,
    licence: 'NCBI and EMBL-EBI, free of restriction; PGS Catalog: EMBL-EBI terms; pypgx: MIT',
    coordinates: 'grch38, grch37: 0-based half-open; null: no source was at hand',
  },
  { version, source, source37, rows: ['genes', genes] },
);

const released = '2022-12-01';
const civic = EvidenceTable.parse({
  schema: 1,
  source: 'CIViC',
  version: released,
  weights: { A: 10, B: 5, C: 3, D: 1, E: 0.5 },
  items: readTsv(path.join(from, 'civic/civic_evidence_2022-12-01.tsv.gz')).map((row) => ({
    id: Number(row['evidence_id']),
    gene: row['gene'],
    variant: row['variant'],
    disease: row['disease'],
    doid: row['doid'] || null,
    therapies: row['drugs'],
    interaction: row['drug_interaction_type'] || null,
    level: row['evidence_level'],
    supports: row['evidence_direction'] === 'Supports',
    significance: row['clinical_significance'],
    stars: row['rating'] ? Number(row['rating']) : null,
    citation: row['citation_id'],
  })),
});
const { items, weights } = civic;
write(
  'evidence/civic-2022-12',
  {
    id: 'civic-2022-12',
    kind: 'evidence',
    version: released,
    date: released,
    source:
      'CIViC, release of 2022-12-01, predictive items of variants with a place (civicdb.org; Griffith 2017, Nat Genet 49:170), read from user-tq/anvcivi fabb00b2. Fusions, amplifications and expression, which have no disease there, and the statements are left out. Weights of levels: CIViC evidence score',
    licence: 'CC0-1.0',
    links: 'https://civicdb.org/evidence/<id>',
  },
  { source: 'CIViC', version: released, weights, rows: ['items', items] },
);
console.log(
  `${panels.length} panels, ${genes.length} spans (${genes.filter(({ grch37 }) => grch37).length} in GRCh37), ${items.length} items`,
);
console.log(
  `without a span: ${[...wanted].filter((gene) => !genes.some((each) => each.gene === gene)).join(', ') || 'none'}`,
);
