import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { AppError } from '../../../models/base/app-error.ts';
import { makeCard } from '../../../tests/fixtures/make-card.ts';
import { makeHeavyOnnx, makeOnnx } from '../../../tests/fixtures/make-onnx.ts';
import { FileTokens } from '../../app/files.ts';
import type { Context } from '../../app/context.ts';
import type { NetworkPack } from '../packs/packs.ts';
import { tryNetwork } from './try-network.ts';

// Where no window can be opened: a thread of plain Node. The window itself is tried in tests/windows/inference-host.spec.ts.

const ctx: Pick<Context, 'shell' | 'files' | 'newId'> = {
  files: new FileTokens(),
  newId: randomUUID,
  shell: {
    kind: 'headless',
    version: '',
    keyRing: null,
    openDialog: () => Promise.resolve([]),
    openWindow: () => Promise.resolve(),
    openHost: () => Promise.resolve(false),
    printToPdf: () => Promise.reject(new Error('no printer')),
    close: () => Promise.resolve(),
  },
};
const packOf = (weights: NetworkPack['weights']): NetworkPack => ({
  origin: 'installed',
  card: makeCard(),
  digest: makeCard().weights.sha256,
  weights,
  read: () => Promise.reject(new AppError('packs.no-file')),
});
const tensor = { data: new Float32Array(64).fill(100), dims: [1, 1, 4, 4, 4] };
const { signal } = new AbortController();

test('a network that ends is told with what it took', { timeout: 120_000 }, async () => {
  const { where, bytes, data } = await tryNetwork(ctx, { pack: packOf(makeOnnx([4, 4, 4])), tensor }, { signal });
  expect([where, data.length, data[0], data[64]]).toEqual(['node', 128, -50, 50]);
  expect(bytes).toBeGreaterThan(65_536);
});

test(
  'one that hangs is ended after its time, and one that wants too much memory gets none',
  { timeout: 180_000 },
  async () => {
    const hanging = packOf(makeHeavyOnnx([4, 4, 4], { side: 2048, products: 500 }));
    await expect(tryNetwork(ctx, { pack: hanging, tensor }, { signal, patienceMs: 5000 })).rejects.toMatchObject({
      code: 'infer.hang',
    });
    const huge = packOf(makeHeavyOnnx([4, 4, 4], { side: 16_384, products: 1 })); // 1 GB, and as much for its product
    const wish = { signal, mostBytes: 512 * 1024 ** 2 };
    await expect(tryNetwork(ctx, { pack: huge, tensor }, wish)).rejects.toMatchObject({
      code: 'infer.memory',
      params: { megabytes: 512 },
    });
    const good = await tryNetwork(ctx, { pack: packOf(makeOnnx([4, 4, 4])), tensor }, { signal }); // all is well after
    expect(good.data).toHaveLength(128);
  },
);
