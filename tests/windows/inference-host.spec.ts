import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { chromium, expect, test } from '@playwright/test';
import type { Context } from '../../main/app/context.ts';
import { FileTokens } from '../../main/app/files.ts';
import { answerPort } from '../../main/app/ipc/router.ts';
import { silentLog } from '../../main/app/log.ts';
import { makeServe } from '../../main/app/serve.ts';
import { startLoopback } from '../../main/app/shell/browser/loopback.ts';
import type { Loopback } from '../../main/app/shell/browser/loopback.ts';
import { routes } from '../../main/inference/bytes.ts';
import { engineOf } from '../../main/inference/runtimes/engine.ts';
import { readGolden } from '../../main/inference/packs/golden-input.ts';
import { hostHandlers } from '../../main/inference/handlers.ts';
import { isRulePack, listPacks } from '../../main/inference/packs/packs.ts';
import type { NetworkPack } from '../../main/inference/packs/packs.ts';
import { makeThrowAwayLibrary } from '../../main/library/library.ts';
import type { Library } from '../../main/library/library.ts';
import type { SessionState } from '../../main/library/session.ts';
import { News } from '../../main/library/store/news.ts';
import { exampleVolume } from '../../models/inference/card/volume-example.ts';
import { host } from '../../models/inference/host.ts';
import { makeCard } from '../fixtures/make-card.ts';
import { makeHeavyOnnx, makeOnnx } from '../fixtures/make-onnx.ts';
import { root } from './open-app.ts';

// The hidden inference window alone, under the product's content policy: the same golden output as in plain Node.

const browserPath = process.env['PHENOSCOPE_BROWSER'] ?? '/usr/bin/chromium';

let library: Library;
let loopback: Loopback;
let ctx: Pick<Context, 'files' | 'newId' | 'library' | 'models' | 'log'>;
let changed: News<SessionState>; // of a session: what its lock tells

test.beforeEach(async () => {
  library = await makeThrowAwayLibrary();
  ctx = { files: new FileTokens(), newId: randomUUID, library, models: path.join(root, 'models/ai'), log: silentLog };
  changed = new News();
  const contextFor = (signal: AbortSignal): Context => ({ ...ctx, session: { changed }, signal }) as unknown as Context; // what these handlers look at
  const serve = makeServe({ root: path.join(root, 'dist/renderer'), routes, contextFor });
  loopback = await startLoopback({
    ready: Promise.resolve(),
    serve: (request) => serve(request, 'infer'),
    onPort: (port) =>
      answerPort(port, { features: { host }, handlers: { host: hostHandlers }, contextFor, log: silentLog }),
    onLastClosed: () => undefined,
  });
});
test.afterEach(async () => {
  loopback.close();
  await library.close();
});

test('every pack for volumes gives its golden output in the hidden window; a stopped run leaves the window ready', async () => {
  const browser = await chromium.launch({ executablePath: browserPath, args: ['--no-sandbox'] });
  const page = await browser.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  await page.goto(loopback.ticket());
  const { host: window } = engineOf(ctx);
  expect(await window.ready()).toMatchObject({ isIsolated: true });

  const { signal } = new AbortController();
  for (const checked of await listPacks(ctx)) {
    if (checked.status !== 'ready') throw new Error(checked.row.problem?.code);
    const { pack } = checked;
    if (isRulePack(pack)) continue; // no network: never in this window
    const { example, input, expected } = await readGolden(pack.read);
    if ('dimensions' in example || pack.card.dimensions === 2) continue; // the same worker, shown by the volume
    const asked = {
      volume: exampleVolume(example, input),
      modality: pack.card.modality[0] ?? null,
      bodyPart: null,
      missingSlices: [],
      boxes: [],
      side: example.side,
    };
    const options = { threads: 2, provider: 'wasm', onTile: () => undefined } as const;

    const aborter = new AbortController();
    const stopped = window.run(pack, asked, { ...options, signal: aborter.signal });
    aborter.abort();
    await expect(stopped).rejects.toMatchObject({ code: 'job.cancelled' });

    const { parts, provider } = await window.run(pack, asked, { ...options, signal });
    changed.tell('locked'); // the worker is ended, and what it read with it; the next run gets another
    const [part] = parts;
    const wrong = [...(part && 'labels' in part ? part.labels : [])].filter((label, i) => label !== expected[i]).length;
    const labelled = expected.filter((label) => label > 0).length;
    expect({ provider, wrong: wrong <= Math.ceil(labelled / 1000) }).toEqual({ provider: 'wasm', wrong: true });
  }
  const lost = page.close();
  await lost;
  await browser.close();
  expect(errors).toEqual([]);
});

test('a network that hangs, or wants too much memory, ends its own worker; the window goes on', async () => {
  test.setTimeout(180_000);
  const browser = await chromium.launch({ executablePath: browserPath, args: ['--no-sandbox'] });
  const page = await browser.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(loopback.ticket());
  const { host: window } = engineOf(ctx);
  expect(await window.ready()).toMatchObject({ isIsolated: true });
  const tile = { data: new Float32Array(64).fill(100), dims: [1, 1, 4, 4, 4] };
  const packOf = (weights: Uint8Array<ArrayBuffer>): NetworkPack => ({
    origin: 'installed',
    card: makeCard(),
    digest: makeCard().weights.sha256,
    weights,
    read: () => Promise.reject(new Error('no file')),
  });
  const { signal } = new AbortController();
  const most = { signal, mostBytes: 512 * 1024 ** 2 };
  const hanging = packOf(makeHeavyOnnx([4, 4, 4], { side: 2048, products: 500 }));
  const trial = window.try(hanging, tile, { ...most, patienceMs: 15_000 });
  const good = await window.try(packOf(makeOnnx([4, 4, 4])), tile, most); // beside the one that hangs
  expect([good.data.length, good.data[0], good.data[64]]).toEqual([128, -50, 50]);
  expect(good.bytes).toBeGreaterThan(65_536);
  await expect(trial).rejects.toMatchObject({ code: 'infer.hang' });
  const huge = packOf(makeHeavyOnnx([4, 4, 4], { side: 16_384, products: 1 }));
  await expect(window.try(huge, tile, most)).rejects.toMatchObject({ code: 'infer.memory' });
  expect((await window.try(packOf(makeOnnx([4, 4, 4])), tile, most)).data).toHaveLength(128);
  await browser.close();
  expect(errors).toEqual([]);
});
