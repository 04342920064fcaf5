import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SubjectId } from '../../../../models/base/ids.ts';
import { KnowledgeCard } from '../../../../models/genome/file/knowledge/knowledge-pack.ts';
import { makeThrowAwayLibrary } from '../../../library/library.ts';
import type { Library } from '../../../library/library.ts';
import { interpretedCase } from '../../variants/interpret/interpretations.ts';
import { knowledgeFor } from '../read-knowledge.ts';
import { listKnowledge } from './list-knowledge.ts';
import { loadKnowledge, removeKnowledge } from './load-knowledge.ts';

let library: Library;
let folder = '';
const resources = path.resolve(import.meta.dirname, '../../../../resources');
const actor = { kind: 'person', id: 'p1', name: 'A. Reader' } as const;
beforeAll(async () => {
  library = await makeThrowAwayLibrary();
  folder = await mkdtemp(path.join(tmpdir(), 'phenoscope-knowledge-'));
});
afterAll(async () => {
  await library.close();
  await rm(folder, { recursive: true, force: true });
});

/** A shipped table as a file of a newer version. */
const newer = async (at: string, version: string): Promise<{ readonly file: string; readonly sha256: string }> => {
  const read = async (name: string): Promise<object> =>
    JSON.parse(await readFile(path.join(resources, 'knowledge', at, name), 'utf8'));
  const pack = { card: { ...(await read('card.json')), version }, table: { ...(await read('table.json')), version } };
  const file = path.join(folder, `${version}.json`);
  const text = JSON.stringify(pack);
  await writeFile(file, text);
  return { file, sha256: createHash('sha256').update(text).digest('hex') };
};
const { signal } = new AbortController();
const load = ({ file, sha256 }: { readonly file: string; readonly sha256: string }) =>
  loadKnowledge({ path: file, name: path.basename(file), sha256 }, { library, actor, now: library.now }, signal);
const versionOf = async (gene: string) => (await knowledgeFor(library, resources)).genes.get(gene)?.version;

test('every table that ships has source, licence, version, date and the script that made it', async () => {
  const cards = await listKnowledge(library, resources);
  expect(cards.length).toBeGreaterThan(40);
  for (const { card } of cards) expect(KnowledgeCard.safeParse(card).success).toBe(true);
});

test('a newer table of a gene is used in place of the one that ships, by its digest; taken away, that one is used again', async () => {
  const shipped = await versionOf('TPMT');
  const pack = await newer('genes/tpmt', '2031-01-01');
  const { digest } = await load({ ...pack, sha256: ` ${pack.sha256.toUpperCase()} ` });
  expect(digest).toBe(pack.sha256);
  expect(await versionOf('TPMT')).toBe('2031-01-01');
  expect((await knowledgeFor(library, resources)).cards.get('TPMT')?.version).toBe('2031-01-01');
  const rows = (await listKnowledge(library, resources)).filter(({ card }) => card.id === 'tpmt');
  expect(rows).toMatchObject([
    { isUsed: true, loaded: { by: actor } },
    { isUsed: false, loaded: null },
  ]);
  await removeKnowledge(library, digest);
  expect(await versionOf('TPMT')).toBe(shipped);
});

test('a newer scheme stands in place of its like; who loaded it is in the audit', async () => {
  await load(await newer('acmg/acgs-2024', '2032'));
  const { said } = await interpretedCase(library, SubjectId.parse('s1'), resources);
  expect(said.schemes.filter(({ id }) => id === 'acgs-2024')).toMatchObject([{ version: '2032' }]);
  const { entries } = await library.store.journal({ subject: null, offset: 0, limit: 5 });
  expect(entries[0]).toMatchObject({ kind: 'genome.knowledge', actor, params: { id: 'acgs-2024', version: '2032' } });
});

test('a file of another digest is refused, and nothing of it is kept', async () => {
  const pack = await newer('genes/cyp2c19', '2033-01-01');
  await expect(load({ ...pack, sha256: 'f'.repeat(64) })).rejects.toMatchObject({ code: 'genome.knowledge-digest' });
  expect(await versionOf('CYP2C19')).not.toBe('2033-01-01');
});
