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
import { makeThrowAwayLibrary } from '../../main/library/library.ts';
import type { Library } from '../../main/library/library.ts';
import { exampleVolume } from '../../models/inference/card/volume-example.ts';
import { host } from '../../models/inference/host.ts';
import { root } from './app.ts';

// The hidden inference window alone, under the product's content policy: the same golden output as in plain Node.

const browserPath = process.env['PHENOSCOPE_BROWSER'] ?? '/usr/bin/chromium';

let library: Library;
let loopback: Loopback;
let ctx: Pick<Context, 'files' | 'newId' | 'library' | 'models' | 'log'>;

test.beforeEach(async () => {
  library = await makeThrowAwayLibrary();
  ctx = { files: new FileTokens(), newId: randomUUID, library, models: path.join(root, 'models/ai'), log: silentLog };
  const contextFor = (signal: AbortSignal): Context => ({ ...ctx, signal }) as Context; // what these handlers look at
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
