import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { HangingProtocol } from '../../../models/imaging/hanging/hanging-protocol.ts';
import { makeThrowAwayLibrary } from '../../library/library.ts';
import type { Library } from '../../library/library.ts';
import { allProtocols, exportProtocol, keepProtocol, ownProtocols, removeProtocol } from './own-protocols.ts';

const resources = fileURLToPath(new URL('../../../resources/', import.meta.url));
let library: Library;
beforeEach(async () => {
  library = await makeThrowAwayLibrary({ newId: () => 'A1' });
});
afterEach(() => library.close());

const made = HangingProtocol.parse({
  id: 'own',
  schema: 1,
  name: 'Two by two',
  match: { modalities: ['CT'], bodyParts: ['CHEST'] },
  layout: '1x1',
  largePlane: 'axial',
  stages: [{ name: 'Two by two', layout: '2x2', viewports: [{ plane: 'axial' }] }],
  source: 'made in the program from a layout',
});

test('a protocol that is kept again under its name is its next version, with windows and layout of the shipped one', async () => {
  const first = await keepProtocol(made, { library, resources });
  expect([first.id, first.version, first.opensWith, first.layout]).toEqual(['own-a1', 1, 'lung', 'planes']);
  const second = await keepProtocol(made, { library, resources });
  expect([second.id, second.version]).toEqual(['own-a1', 2]);
  expect((await library.store.documents('hanging-protocol-past')).map(({ id }) => id)).toEqual(['own-a1@1']);
  expect((await allProtocols(library, resources))[0]).toEqual(second);
});

test('one that is taken away hangs nothing any more, and is still among the past ones', async () => {
  await keepProtocol(made, { library, resources });
  await removeProtocol('own-a1', library);
  expect(await ownProtocols(library)).toEqual([]);
  expect(await library.store.documents('hanging-protocol-past')).toHaveLength(1);
  await expect(removeProtocol('own-a1', library)).rejects.toMatchObject({ code: 'imaging.no-protocol' });
});

test('one that is exported is a protocol as they are shipped', async () => {
  const kept = await keepProtocol(made, { library, resources });
  const folder = await mkdtemp(path.join(tmpdir(), 'protocol-'));
  const file = await exportProtocol(kept.id, folder, library);
  expect(HangingProtocol.parse(JSON.parse(await readFile(path.join(folder, file), 'utf8')))).toEqual(kept);
  await rm(folder, { recursive: true });
});
