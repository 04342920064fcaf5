import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { z } from '../../models/base/schema.ts';
import { callGene } from '../../models/genome/pgx/call-gene.ts';
import type { GeneCall } from '../../models/genome/pgx/gene-call.ts';
import { readOutsideLine } from '../../models/genome/pgx/outside/read-outside-line.ts';
import type { PgxSite } from '../../models/genome/pgx/sites/pgx-site.ts';
import type { PgxPosition, PgxTable } from '../../models/genome/pgx/pgx-table.ts';
import { guidelineTables, pgxTables } from '../fixtures/pgx-tables.ts';

const genes = path.resolve(import.meta.dirname, '../../resources/knowledge/genes');
const tables = pgxTables();

const Genotypes = z.object({
  title: z.string(),
  otherwise: z.enum(['reference', 'missing', 'one-copy']),
  sites: z.record(z.string(), z.string()), // by rs number: `A/G`, `A|G`, `./G`, `A` (one copy), empty: missing
  call: z.string().nullable(), // null: several, of which `contains` are some
  contains: z.array(z.string()).optional(),
  phenotype: z.string().nullable(),
  activity: z.string().optional(),
  isNormalWithheld: z.boolean().optional(),
});
const Told = z.object({ title: z.string(), line: z.string(), phenotype: z.string(), keys: z.array(z.string()) });
const Examples = z.object({ schema: z.literal(1), about: z.string(), examples: z.array(z.union([Genotypes, Told])) });

const missing: PgxSite = { kind: 'missing', code: 'genome.absent', detail: '' };
const siteOf = (text: string): PgxSite => {
  if (text === '') return missing;
  const isPhased = !text.includes('/');
  const alleles = text.split(/[/|]/);
  if (alleles.includes('.'))
    return { kind: 'half', alleles: alleles.map((allele) => (allele === '.' ? null : allele)), isPhased };
  return { kind: 'called', alleles, isPhased, phaseSet: null };
};
const sitesOf = (table: PgxTable, { sites, otherwise }: z.infer<typeof Genotypes>): readonly PgxSite[] => {
  for (const rsid of Object.keys(sites)) expect(table.positions.map((position) => position.rsid)).toContain(rsid);
  const rest = ({ ref }: PgxPosition): string =>
    ({ reference: `${ref}/${ref}`, missing: '', 'one-copy': ref })[otherwise];
  return table.positions.map((position) => siteOf(sites[position.rsid ?? ''] ?? rest(position)));
};
const shown = ({ kind, diplotypes, listed }: GeneCall): readonly string[] => {
  if (kind !== 'called') return [kind === 'no-data' ? 'NO_DATA' : 'NO_CALL'];
  return listed ? [listed.join(' AND ')] : diplotypes.map(({ names }) => names.join('/'));
};

for (const [gene, table] of tables) {
  const file = path.join(genes, gene.toLowerCase(), 'examples.json');
  test.each(Examples.parse(JSON.parse(readFileSync(file, 'utf8'))).examples)(`${gene}: $title`, (example) => {
    if ('line' in example) {
      const read = readOutsideLine(example.line, tables);
      expect(read).toMatchObject({ value: { phenotype: example.phenotype, lookup: { keys: example.keys } } });
      return;
    }
    const call = callGene(table, sitesOf(table, example));
    if (example.call !== null) expect(shown(call)).toEqual([example.call]);
    expect(shown(call)).toEqual(expect.arrayContaining(example.contains ?? []));
    const pairs = call.lookup ? [call.lookup] : call.diplotypes;
    for (const pair of pairs) expect(pair.phenotype).toBe(example.phenotype);
    if (example.activity !== undefined) expect(call.lookup?.activity).toBe(example.activity);
    expect(call.isNormalWithheld).toBe(example.isNormalWithheld ?? false);
  });
}

test('every position that a rule names is in the table, and every cell lies on one', () => {
  for (const { gene, positions, required, key, tier1, alleles, preferences } of tables.values()) {
    const known = positions.map(({ grch38 }) => grch38);
    for (const position of [...required, ...key.flat(), ...tier1.positions])
      expect(known, `${gene} ${position}`).toContain(position);
    for (const { name, cells } of alleles)
      for (const index of Object.keys(cells ?? {})) expect(positions[Number(index)], `${gene} ${name}`).toBeDefined();
    for (const { list, pick } of preferences) expect(list).toContain(pick);
  }
});

test('every gene that a guideline looks up has a table', () => {
  const asked = guidelineTables().flatMap(({ rows }) => rows.flatMap(({ lookup }) => Object.keys(lookup)));
  expect([...new Set(asked)].filter((gene) => !tables.has(gene))).toEqual([]);
});

test('every table of this kind names its source and its licence', () => {
  for (const gene of readdirSync(genes).filter((name) => existsSync(path.join(genes, name, 'table.json')))) {
    const card = JSON.parse(readFileSync(path.join(genes, gene, 'card.json'), 'utf8'));
    expect(card).toMatchObject({ id: gene, source: expect.stringMatching(/./), licence: expect.stringMatching(/./) });
  }
});
