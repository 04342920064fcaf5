import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { Digest } from '../../../../models/base/ids.ts';
import { KnowledgeCard } from '../../../../models/genome/file/knowledge/knowledge-pack.ts';
import type { KnowledgeRow } from '../../../../models/genome/file/knowledge/knowledge-pack.ts';
import type { Library } from '../../../library/library.ts';
import { loadedTables } from './loaded-tables.ts';

/** Every table that ships or was loaded, by kind and name, with its card and digest; which ones are used. */
export async function listKnowledge(library: Library, resources: string): Promise<readonly KnowledgeRow[]> {
  const [shipped, loaded] = await Promise.all([shippedIn(path.join(resources, 'knowledge')), loadedTables(library)]);
  const seen = new Set<string>();
  const used = (kind: string, id: string): boolean => !seen.has(`${kind} ${id}`) && Boolean(seen.add(`${kind} ${id}`));
  const rows = [
    ...loaded.map(({ kind, card, digest, name, at, by }) => ({ kind, card, digest, loaded: { name, at, by } })),
    ...shipped,
  ].map((row): KnowledgeRow => ({ ...row, isUsed: used(row.card.kind, row.card.id) }));
  return rows.toSorted((a, b) => (`${a.kind} ${a.card.id}` < `${b.kind} ${b.card.id}` ? -1 : 1));
}

type Shipped = Omit<KnowledgeRow, 'isUsed'>;

const read = new Map<string, Promise<readonly Shipped[]>>(); // what a folder of the program holds does not change while it runs

function shippedIn(folder: string): Promise<readonly Shipped[]> {
  const known = read.get(folder) ?? shippedRows(folder);
  read.set(folder, known);
  return known;
}

/** Folders with a card, one or two levels deep. A table that stands in its card alone is known by that. */
async function shippedRows(folder: string): Promise<readonly Shipped[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const foldersWith = (file: string): string[] =>
    entries.filter(({ name }) => name === file).map(({ parentPath }) => parentPath);
  const withTable = new Set(foldersWith('table.json'));
  return Promise.all(
    foldersWith('card.json').map(async (at): Promise<Shipped> => {
      const card = KnowledgeCard.parse(JSON.parse(await readFile(path.join(at, 'card.json'), 'utf8')));
      const table = await readFile(path.join(at, withTable.has(at) ? 'table.json' : 'card.json'));
      const digest = Digest.parse(createHash('sha256').update(table).digest('hex'));
      return { kind: card.kind, card, digest, loaded: null };
    }),
  );
}
