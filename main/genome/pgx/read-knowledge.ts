import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { GuidelineTable } from '../../../models/genome/pgx/guidelines/guideline-table.ts';
import { PgxTable } from '../../../models/genome/pgx/pgx-table.ts';
import type { Library } from '../../library/library.ts';
import { loadedOf, newestOf } from './knowledge/loaded-tables.ts';
import { TableCard } from '../../../models/genome/pgx/pharmacogene.ts';
import type { PgxKnowledge } from '../../../models/genome/pgx/pharmacogene.ts';

const read = new Map<string, Promise<PgxKnowledge>>(); // what a folder of the program holds does not change while it runs

/** The tables of pharmacogenes and guidelines under `resources/knowledge`, read once. @throws ZodError for another form. */
export function readKnowledge(resources: string): Promise<PgxKnowledge> {
  const known = read.get(resources) ?? readTables(path.join(resources, 'knowledge'));
  read.set(resources, known);
  return known;
}

/** The same with what the site has loaded in place of them; a loaded table's card is its own. */
export async function knowledgeFor(library: Library, resources: string): Promise<PgxKnowledge> {
  const [shipped, genes, guidelines] = await Promise.all([
    readKnowledge(resources),
    loadedOf(library, 'gene'),
    loadedOf(library, 'guideline'),
  ]);
  if (genes.length + guidelines.length === 0) return shipped;
  const own = newestOf(
    genes.map(({ table }) => table),
    [...shipped.genes.values()],
    ({ gene }) => gene,
  );
  return {
    genes: new Map(own.map((table) => [table.gene, table])),
    guidelines: newestOf(
      guidelines.map(({ table }) => table),
      shipped.guidelines,
      ({ source }) => source,
    ),
    cards: new Map([
      ...shipped.cards,
      ...genes.toReversed().map(({ table, loaded }) => [table.gene, loaded.card] as const),
      ...guidelines.toReversed().map(({ table, loaded }) => [table.source, loaded.card] as const),
    ]),
  };
}

async function readTables(folder: string): Promise<PgxKnowledge> {
  const [genes, guidelines] = await Promise.all([
    tablesIn(path.join(folder, 'genes'), (json) => PgxTable.parse(json)),
    tablesIn(path.join(folder, 'guidelines'), (json) => GuidelineTable.parse(json)),
  ]);
  return {
    genes: new Map(genes.map(({ table }) => [table.gene, table])),
    guidelines: guidelines.map(({ table }) => table),
    cards: new Map([
      ...genes.map(({ table, card }) => [table.gene, card] as const),
      ...guidelines.map(({ table, card }) => [table.source, card] as const),
    ]),
  };
}

/** Every folder of a kind that has a table. A kind without a folder has none. */
async function tablesIn<T>(
  folder: string,
  parse: (json: unknown) => T,
): Promise<readonly { readonly table: T; readonly card: TableCard }[]> {
  const names = await readdir(folder).catch(() => []);
  const rows = await Promise.all(
    names.map(async (name) => {
      const text = await readFile(path.join(folder, name, 'table.json'), 'utf8').catch(() => null); // APOE has a card alone
      if (text === null) return [];
      const card = TableCard.parse(JSON.parse(await readFile(path.join(folder, name, 'card.json'), 'utf8')));
      return [{ table: parse(JSON.parse(text)), card }];
    }),
  );
  return rows.flat();
}
