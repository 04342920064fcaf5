import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { VolumeCard } from '../../../models/inference/card/volume-card.ts';
import { gridOf } from '../../../models/inference/grid/volume.ts';
import type { PackInput } from '../../../models/inference/run/run-pack.ts';
import { servedName } from '../../../models/inference/served/infer-message.ts';
import { Policy } from '../../../models/library/settings.ts';
import { startKserve } from '../../../tests/fixtures/kserve-server.ts';
import type { KserveOptions, KserveServer } from '../../../tests/fixtures/kserve-server.ts';
import { makePack } from '../../../tests/fixtures/make-pack.ts';
import { FileTokens } from '../../app/files.ts';
import { makeThrowAwayLibrary } from '../../library/library.ts';
import type { Library } from '../../library/library.ts';
import { isRulePack, readyPack } from '../packs/packs.ts';
import { runSomewhere } from './run-somewhere.ts';

// The server is this project's own, written from the public specification: no Triton or KServe was asked.

let folder: string;
let card: VolumeCard;
const open: { close: () => Promise<unknown> }[] = [];
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'phenoscope-served-'));
  card = await makePack(folder);
});
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
  await rm(folder, { recursive: true, force: true });
});

/** What the pack's own graph computes: `50 − x` and `x − 50`. */
const rightly = (values: Float32Array): Float32Array =>
  Float32Array.from([...values.map((x) => 50 - x), ...values.map((x) => x - 50)]);

async function serve(change: Partial<KserveOptions> = {}, answer = rightly): Promise<KserveServer> {
  const network = {
    name: servedName(card.id, card.weights.sha256),
    dims: [1, 1, 4, 4, 4],
    outputDims: [1, 2, 4, 4, 4],
    answer,
  };
  const server = await startKserve({ network, ...change });
  open.push(server);
  return server;
}

async function libraryWith(server: Readonly<Record<string, string>>, isAllowed = true): Promise<Library> {
  const values = { 'models.server': { timeoutSeconds: '2', ...server }, 'network.isAllowed': isAllowed };
  const library = await makeThrowAwayLibrary({
    policy: Policy.parse({ schema: 1, values, locked: Object.keys(values) }),
  });
  open.push(library);
  return library;
}

const geometry = gridOf(
  [0, 0, 0],
  [
    [0, 0, 1],
    [0, 1, 0],
    [1, 0, 0],
  ],
  [8, 8, 8],
);
const input = (): PackInput => {
  const voxels = new Float32Array(512);
  voxels[(3 * 8 + 4) * 8 + 5] = 100;
  return { volume: { voxels, geometry }, modality: 'MR', bodyPart: null, missingSlices: [], boxes: [], side: 'left' };
};
const shell = {
  kind: 'headless',
  version: '',
  keyRing: null,
  openDialog: () => Promise.resolve([]),
  openWindow: () => Promise.resolve(),
  openHost: () => Promise.resolve(false),
  printToPdf: () => Promise.reject(new Error('no printer')),
  close: () => Promise.resolve(),
} as const;

async function run(library: Library) {
  const pack = await readyPack({ models: folder, library }, card.id);
  if (isRulePack(pack)) throw new Error('another pack');
  const ctx = { library, shell, files: new FileTokens(), newId: () => 'id' };
  const options = { signal: new AbortController().signal, threads: 1, onTile: () => undefined };
  const answer = await runSomewhere(ctx, { pack, input: input() }, options);
  const [part] = answer.parts;
  const voxels = part && 'labels' in part ? part.labels.reduce((sum, label) => sum + label, 0) : 0;
  return {
    provider: answer.provider,
    voxels,
    notes: answer.guard.reasons.map(({ code, params }) => [code, params['reason']]),
  };
}
const notesOf = async (library: Library): Promise<readonly unknown[]> => {
  const { provider, voxels, notes } = await run(library);
  expect({ provider, voxels }).toEqual({ provider: 'wasm', voxels: 1 }); // done here all the same
  return notes.flat();
};

test.each([true, false])(
  'a run on a server answers as here; tensors as bytes: %s',
  { timeout: 60_000 },
  async (isBinary) => {
    const server = await serve({ isBinary });
    const answer = await run(await libraryWith({ url: server.url }));
    expect(answer).toMatchObject({ provider: 'server', voxels: 1 });
    expect(answer.notes.flat()).toContain('infer.server-used');
    expect(server.heard.length).toBeGreaterThan(3);
    expect(server.heard.join('\n')).not.toMatch(/1\.2\.|MR|patient|uid/i); // shapes and values, nothing of the image
  },
);

test('once proven, a server is not asked for the reference input again', { timeout: 60_000 }, async () => {
  const server = await serve();
  const library = await libraryWith({ url: server.url });
  await run(library);
  const first = server.asked();
  await run(library);
  expect(server.asked() - first).toBe(first - 1);
});

test('a server that holds another network is not used', { timeout: 60_000 }, async () => {
  const server = await serve({}, (values) => rightly(values).map((value) => value + 1));
  expect(await notesOf(await libraryWith({ url: server.url }))).toEqual(
    expect.arrayContaining(['infer.server-lost', 'infer.server-unproven']),
  );
});

test(
  'a stumble is tried again; a server that goes on stumbling, is silent or gone is done without',
  { timeout: 120_000 },
  async () => {
    const passing = await serve({ stumbles: { status: 503, times: 2 } });
    expect((await run(await libraryWith({ url: passing.url }))).provider).toBe('server');
    const lasting = await serve({ stumbles: { status: 503, times: 99 } });
    expect(await notesOf(await libraryWith({ url: lasting.url }))).toContain('infer.server-refused');
    expect(lasting.asked()).toBe(3);
    const silent = await serve({ isSilent: true });
    expect(await notesOf(await libraryWith({ url: silent.url, timeoutSeconds: '0.5' }))).toContain(
      'infer.server-silent',
    );
    await silent.close();
    open.splice(open.indexOf(silent), 1);
    expect(await notesOf(await libraryWith({ url: silent.url }))).toContain('infer.server-unreachable');
  },
);

test('a token is sent; without it the server refuses, and the run is done here', { timeout: 60_000 }, async () => {
  const server = await serve({ token: 'secret' });
  expect((await run(await libraryWith({ url: server.url, token: 'secret' }))).provider).toBe('server');
  expect(await notesOf(await libraryWith({ url: server.url }))).toContain('infer.server-refused');
});

test(
  'without encryption only this machine is asked; nothing is asked where the policy allows no network',
  { timeout: 60_000 },
  async () => {
    expect(await notesOf(await libraryWith({ url: 'http://inference.example:8000' }))).toContain('infer.server-no-tls');
    expect(await notesOf(await libraryWith({ url: 'ftp://inference.example' }))).toContain('infer.server-url');
    const server = await serve();
    expect(await notesOf(await libraryWith({ url: server.url }, false))).not.toContain('infer.server-used');
    expect(server.heard).toEqual([]);
  },
);

/** A certificate for localhost, made here; null where this machine has no openssl. */
function certificate(): { key: string; cert: string } | null {
  const place = mkdtempSync(path.join(tmpdir(), 'phenoscope-tls-'));
  const [key, cert] = [path.join(place, 'key.pem'), path.join(place, 'cert.pem')];
  const about = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost', '-days', '2'];
  try {
    execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', cert, ...about], {
      stdio: 'ignore',
    });
    return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
  } catch {
    return null;
  }
}
const tls = certificate();

test.skipIf(tls === null)(
  'TLS: a certificate that nobody vouches for is refused, one that the policy names is taken',
  { timeout: 60_000 },
  async () => {
    if (!tls) return;
    const server = await serve({ tls });
    expect(await notesOf(await libraryWith({ url: server.url }))).toContain('infer.server-unreachable');
    expect((await run(await libraryWith({ url: server.url, ca: tls.cert }))).provider).toBe('server');
  },
);
