import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { makeThrowAwayLibrary } from '../../library/library.ts';
import { checkGolden, knownGolden, rememberGolden } from './golden-input.ts';
import { isRulePack, readyPack } from './packs.ts';

// Every pack that ships is run here on its own example: no pack needs test code of its own.
const models = fileURLToPath(new URL('../../../models/ai', import.meta.url));
const ids = readdirSync(models).filter((id) => existsSync(path.join(models, id, 'card.json')));

test('at least one pack ships', () => {
  expect(ids.length).toBeGreaterThan(0);
});

describe.each(ids)('pack %s', (id) => {
  test('gives its golden output in plain Node, within its tolerance', { timeout: 120_000 }, async () => {
    const library = await makeThrowAwayLibrary();
    try {
      const pack = await readyPack({ models, library }, id);
      const { signal } = new AbortController();
      const result = await checkGolden(pack, { signal, threads: 2, onTile: () => undefined });
      const how = isRulePack(pack) ? { provider: 'cpu', threads: 1 } : { provider: 'wasm', threads: 2 };
      expect(result).toMatchObject({ verdict: 'passed', ...how });
      expect(result.largestDifference).toBeLessThanOrEqual(result.limit);
    } finally {
      await library.close();
    }
  });
});

test('what the golden input gave counts for a week, for this version of the program', async () => {
  const library = await makeThrowAwayLibrary();
  try {
    const pack = await readyPack({ models, library }, 'calcium');
    const result = await checkGolden(pack, {
      signal: new AbortController().signal,
      threads: 1,
      onTile: () => undefined,
    });
    const at = (instant: string) => ({ ...library, now: () => instant });
    await rememberGolden(at('2026-03-01T10:00:00.000Z'), { pack, version: '1' }, result);
    expect(await knownGolden(at('2026-03-08T10:00:00.000Z'), pack, '1')).toMatchObject({ verdict: 'passed' });
    expect(await knownGolden(at('2026-03-08T10:00:00.001Z'), pack, '1')).toBeNull();
    expect(await knownGolden(at('2026-02-28T10:00:00.000Z'), pack, '1')).toBeNull(); // a clock that was put back
    expect(await knownGolden(at('2026-03-02T10:00:00.000Z'), pack, '2')).toBeNull();
  } finally {
    await library.close();
  }
});
