import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WorkerPool } from '../../main/app/jobs/worker-pool.ts';
import type { CompressedFrame, DecodedFrame } from '../../main/imaging/decode/decode-frame.ts';
import { encodedRamps, ramp, rampFormat } from '../fixtures/encoded-ramps.ts';

// A window runs main built, tests and command line run it from source: what the build leaves out is missed there only.

const root = path.resolve(import.meta.dirname, '../..');
const built = path.join(root, 'dist/main');
const threads = new WorkerPool<CompressedFrame, DecodedFrame>(pathToFileURL(path.join(built, 'decode.worker.js')), 1);

beforeAll(() => {
  const { status, stderr } = spawnSync(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--app'], {
    cwd: root,
    env: { ...process.env, PHENOSCOPE_BUILD: 'main,preload' },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
}, 120_000);
afterAll(() => threads.close());

test('every thread of main is built under its own name, and named by it', () => {
  const threadNames = (files: readonly string[]): string[] =>
    files.map((file) => path.basename(file).replace(/\.[jt]s$/, '')).sort();
  const sources = threadNames(globSync('main/**/*.worker.ts', { cwd: root }));
  expect(new Set(sources).size).toBe(sources.length);
  expect(threadNames(globSync('*.worker.js', { cwd: built }))).toEqual(sources);
  const texts = globSync('*.js', { cwd: built }).map((file) => readFileSync(path.join(built, file), 'utf8'));
  expect(texts.filter((text) => /^[^*/]*URL\(['"][^'"]*\.worker\.ts/m.test(text))).toEqual([]);
});

test.each(encodedRamps)('the built decoder of $codec finds its WebAssembly', async (encoded) => {
  const { transferSyntaxUid, tolerance, base64 } = encoded;
  const bytes = new Uint8Array(Buffer.from(base64, 'base64'));
  const { values } = await threads.run({ bytes, transferSyntaxUid, format: rampFormat });
  const differences = ramp.map((value, i) => Math.abs(value - (values[i] ?? Number.NaN)));
  expect(Math.max(...differences)).toBeLessThanOrEqual(tolerance);
});
