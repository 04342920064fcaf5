// Writes resources/knowledge/genes/<gene>/{card,table}.json of the pharmacogenes from the definition and phenotype files
// beside the checkout (`../shared/data/genomics/pgx`): `node tests/tools/make-pharmacogenes.ts`.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from '../../models/base/schema.ts';
import { PgxTable } from '../../models/genome/pgx/pgx-table.ts';

const root = path.resolve(import.meta.dirname, '../..');
const from = path.resolve(root, '../shared/data/genomics/pgx');
const to = path.join(root, 'resources/knowledge/genes');

const Variant = z.object({
  pos: z.number(),
  rsid: z.string().nullish(),
  hgvs: z.string(),
  ref: z.string(),
  alts: z.array(z.string()),
});
const Definition = z.object({
  gene: z.string(),
  version: z.string(),
  chromosome: z.string(),
  variants: z.array(Variant),
  alleles: z.array(
    z.object({ name: z.string(), reference: z.boolean().optional(), def: z.record(z.string(), z.string()) }),
  ),
  suballelesMap: z.record(z.string(), z.string()).optional(),
});
const Phenotypes = z.object({
  gene: z.string(),
  version: z.string(),
  activityScoreGene: z.boolean(),
  alleles: z.record(z.string(), z.object({ function: z.string().nullish(), activity: z.string().nullish() })),
  pairRule: z.record(z.string(), z.array(z.string())),
});
const Exemption = z.object({
  requiredPositions: z.array(z.number()),
  extraPositions: z.array(
    z.object({
      position: z.number(),
      rsid: z.string(),
      chromosomeHgvsName: z.string(),
      ref: z.string(),
      alts: z.array(z.string()),
    }),
  ),
  ignoredAlleles: z.array(z.string()),
  unphasedDiplotypePriorities: z.array(z.object({ list: z.array(z.string()), pick: z.string() })),
  amp1Alleles: z.array(z.string()),
  amp1Positions: z.array(z.number()),
});

const json = (file: string): unknown => JSON.parse(readFileSync(path.join(from, file), 'utf8'));
const names = (folder: string): string[] =>
  readdirSync(path.join(from, folder)).flatMap((name) => (/^[A-Z].*\.json$/.test(name) ? [name.slice(0, -5)] : []));

// Genes in which a base that no table row knows is read as reference, as the reference program does; it is always shown.
const readAsReference = new Set(['CACNA1S', 'DPYD', 'G6PD', 'NUDT15', 'RYR1', 'TPMT']);
const lowestFunction = new Set(['DPYD', 'RYR1']);
const keySites: Readonly<Record<string, readonly (readonly number[])[]>> = {
  // c.1905+1G>A, c.1679T>G, c.2846A>T, HapB3 by its intronic or its exonic site
  DPYD: [[97450058], [97515787], [97082391], [97579893, 97573863]],
};
// CPIC's statin guideline: rs4149056 alone, where no star alleles are called.
const fallbacks: Readonly<Record<string, object>> = {
  SLCO1B1: { position: 21178615, names: { T: '*1', C: '*5' } },
};

// HLA alleles that the guidelines of CPIC and DPWG ask for.
const watched: Readonly<Record<string, readonly string[]>> = {
  'HLA-A': ['*31:01'],
  'HLA-B': ['*15:02', '*57:01', '*58:01'],
};
const contigs: Readonly<Record<string, string>> = { 'MT-RNR1': 'MT', 'HLA-A': '6', 'HLA-B': '6' };

const build37 = new Map(
  readFileSync(path.join(from, 'positions_grch37.tsv'), 'utf8')
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'))
    .map(([gene, , , pos38, , , pos37, , ref37, changed]) => [
      `${gene} ${pos38}`,
      { grch37: /^\d+$/.test(pos37 ?? '') ? Number(pos37) : null, ref37: changed === 'yes' ? (ref37 ?? null) : null },
    ]),
);
const positionOf = (gene: string, { pos, rsid, hgvs, ref, alts }: z.infer<typeof Variant>): object => {
  const other = build37.get(`${gene} ${pos}`);
  const grch37 = other?.grch37 ?? null;
  return { rsid: rsid ?? null, hgvs, grch38: pos, grch37, ...(other?.ref37 ? { ref37: other.ref37 } : {}), ref, alts };
};

const exemptions = z.record(z.string(), Exemption).parse(json('definitions/_exemptions.json'));
const defined = new Set(names('definitions'));

const tableOf = (gene: string): PgxTable => {
  const definition = defined.has(gene) ? Definition.parse(json(`definitions/${gene}.json`)) : null;
  const phenotypes = names('phenotypes').includes(gene) ? Phenotypes.parse(json(`phenotypes/${gene}.json`)) : null;
  const exempt = exemptions[gene];
  const ignored = new Set(exempt?.ignoredAlleles);
  const drawn = (definition?.alleles ?? []).filter(({ name }) => !ignored.has(name));
  const known = phenotypes?.alleles ?? {};
  const functionOf = (name: string): object => ({
    function: known[definition?.suballelesMap?.[name] ?? name]?.function ?? null,
    activity: known[definition?.suballelesMap?.[name] ?? name]?.activity ?? null,
  });
  const spelled = new Set(drawn.map(({ name }) => name));
  return PgxTable.parse({
    schema: 1,
    gene,
    version: definition?.version ?? phenotypes?.version ?? '2024-05-29', // HLA: of the guidelines that ask
    method: gene === 'CYP2D6' || !definition ? 'outside-only' : lowestFunction.has(gene) ? 'lowest-function' : 'named',
    contig: definition?.chromosome.slice(3) ?? contigs[gene],
    reference: drawn.find(({ reference }) => reference)?.name ?? 'Reference',
    undocumented: readAsReference.has(gene) ? 'reference' : 'refuse',
    hasActivity: phenotypes?.activityScoreGene ?? false,
    required: exempt?.requiredPositions ?? [],
    key: keySites[gene] ?? [],
    fallback: fallbacks[gene] ?? null,
    tier1: { alleles: exempt?.amp1Alleles ?? [], positions: exempt?.amp1Positions ?? [] },
    watched: watched[gene] ?? [],
    shownAs: definition?.suballelesMap ?? {},
    preferences: (exempt?.unphasedDiplotypePriorities ?? []).map(({ list, pick }) => ({ list, pick })),
    positions: (definition?.variants ?? []).map((variant) => positionOf(gene, variant)),
    extra: (exempt?.extraPositions ?? []).map(({ position, chromosomeHgvsName, ...rest }) =>
      positionOf(gene, { pos: position, hgvs: chromosomeHgvsName, ...rest }),
    ),
    alleles: [
      ...drawn.map(({ name, def }) => ({ name, cells: def, ...functionOf(name) })),
      ...Object.keys(known)
        .filter((name) => !spelled.has(name))
        .map((name) => ({ name, cells: null, ...functionOf(name) })),
    ],
    phenotypes: Object.entries(phenotypes?.pairRule ?? {}).map(([of, [phenotype, activity]]) => ({
      of: of.split('|'),
      phenotype,
      activity: activity ?? null,
    })),
  });
};

const rebuilt = new Set(['CYP2D6', 'G6PD', 'RYR1']);
// Identifiers of HGNC, as MANE 1.0 lists them; MT-RNR1's from HGNC itself.
const hgnc: Readonly<Record<string, string>> = {
  ABCG2: 'HGNC:74',
  CACNA1S: 'HGNC:1397',
  CFTR: 'HGNC:1884',
  CYP2B6: 'HGNC:2615',
  CYP2C19: 'HGNC:2621',
  CYP2C9: 'HGNC:2623',
  CYP2D6: 'HGNC:2625',
  CYP3A4: 'HGNC:2637',
  CYP3A5: 'HGNC:2638',
  CYP4F2: 'HGNC:2645',
  DPYD: 'HGNC:3012',
  G6PD: 'HGNC:4057',
  'HLA-A': 'HGNC:4931',
  'HLA-B': 'HGNC:4932',
  IFNL3: 'HGNC:18365',
  'MT-RNR1': 'HGNC:7470',
  NAT2: 'HGNC:7646',
  NUDT15: 'HGNC:23063',
  RYR1: 'HGNC:10483',
  SLCO1B1: 'HGNC:10959',
  TPMT: 'HGNC:12014',
  UGT1A1: 'HGNC:12530',
  VKORC1: 'HGNC:23663',
};

const cardOf = ({ gene, version }: PgxTable): object => ({
  schema: 1,
  id: gene.toLowerCase(),
  kind: 'gene',
  version: /^\d{4}-\d\d-\d\d/.exec(version)?.[0] ?? version,
  date: watched[gene] ? '2024-05-29' : '2025-11-05',
  gene,
  hgnc: hgnc[gene],
  source: watched[gene]
    ? 'The HLA alleles that the guidelines of CPIC and DPWG look up, as annotated by ClinPGx (PharmCAT 30f8cfb, 2024-05-29)'
    : 'CPIC allele definitions, allele functions and diplotype phenotypes, star alleles as named by PharmVar, as published in the data files of PharmCAT (PharmGKB/PharmCAT 5431bf11, data version 2025-11-05). Positions in GRCh37: sbslee/pypgx fa6b9f70 and constant offsets of the gene' +
      (rebuilt.has(gene)
        ? '. Allele functions as published with PharmCAT 3.1; phenotypes of pairs rebuilt from the CPIC rules'
        : ''),
  licence:
    'CPIC content CC0-1.0; content curated by ClinPGx CC BY-SA 4.0; files of PharmCAT MPL-2.0; positions of pypgx MIT',
  changes: 'Written in the form of this program; undefined cells are the reference base; no value changed',
  madeBy: 'tests/tools/make-pharmacogenes.ts',
  coordinates: 'grch38, grch37: 1-based, plus strand; cells: index of the position → base or IUPAC code',
});

/** JSON with one row of each list on a line: a change of one allele is a change of one line. */
const rows = (value: object): string =>
  `{\n${Object.entries(value)
    .map(([key, part]) =>
      Array.isArray(part) && part.length > 0 && typeof part[0] === 'object'
        ? `  "${key}": [\n${part.map((row) => `    ${JSON.stringify(row)}`).join(',\n')}\n  ]`
        : `  "${key}": ${JSON.stringify(part)}`,
    )
    .join(',\n')}\n}\n`;

for (const gene of [...new Set([...defined, ...names('phenotypes'), ...Object.keys(watched)])].sort()) {
  const table = tableOf(gene);
  const folder = path.join(to, gene.toLowerCase());
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'card.json'), `${JSON.stringify(cardOf(table), null, 2)}\n`);
  writeFileSync(path.join(folder, 'table.json'), rows(table));
  console.log(`${gene}: ${table.positions.length} positions, ${table.alleles.length} alleles`);
}
