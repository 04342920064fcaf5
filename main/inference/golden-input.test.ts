import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { makeThrowAwayLibrary } from '../library/library.ts';
import { checkGolden } from './golden-input.ts';
import { readyPack } from './packs.ts';

// Every pack that ships is run here on its own example: no pack needs test code of its own.
const models = fileURLToPath(new URL('../../models/ai/', import.meta.url));
const ids = readdirSync(models).filter((id) => existsSync(`${models}${id}/card.json`));

test('at least one pack ships', () => {
  expect(ids.length).toBeGreaterThan(0);
});

describe.each(ids)('pack %s', (id) => {
  test('gives its golden output on WASM in plain Node, within the card’s tolerance', { timeout: 120_000 }, async () => {
    const library = await makeThrowAwayLibrary();
    try {
      const pack = await readyPack({ models, library }, id);
      const { signal } = new AbortController();
      const result = await checkGolden(pack, { signal, threads: 2, onTile: () => undefined });
      expect(result).toMatchObject({ verdict: 'passed', provider: 'wasm', threads: 2 });
      expect(result.largestDifference).toBeLessThanOrEqual(pack.card.tolerance);
    } finally {
      await library.close();
    }
  });
});
