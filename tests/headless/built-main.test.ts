import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { z } from '../../models/base/schema.ts';

// Electron runs main built, Node runs it from source: what the build leaves out is missed on a workstation only.

const root = path.resolve(import.meta.dirname, '../..');
const built = path.join(root, 'dist/main');

beforeAll(() => {
  const { status, stderr } = spawnSync(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--app'], {
    cwd: root,
    env: { ...process.env, PHENOSCOPE_BUILD: 'main,preload' },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
}, 120_000);

test('every thread of main is built under its own name', () => {
  const sources = globSync('main/**/*.worker.ts', { cwd: root }).map((file) => file.replace(/\.ts$/, '.js'));
  expect(sources.length).toBeGreaterThan(4);
  expect(globSync('main/**/*.worker.js', { cwd: built }).sort()).toEqual(sources.sort());
});

const script = `
  const [program, decoders] = process.argv.slice(1);
  const { startProgram } = await import(program);
  const { wasmDecoder } = await import(decoders);
  const codecs = ['jpeg', 'jpeg-ls', 'jpeg-2000', 'htj2k', 'jpeg-xl'];
  const made = await Promise.all(codecs.map((codec) => wasmDecoder(codec).then((decoder) => typeof decoder.decode)));
  console.log(JSON.stringify({ startProgram: typeof startProgram, made }));
`;

test('the built program loads, and each of its decoders finds its WebAssembly', { timeout: 60_000 }, () => {
  const files = ['app/program.js', 'imaging/decode/wasm-decoders.js'].map((file) => path.join(built, 'main', file));
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script, ...files], {
    cwd: root,
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  const answer = z.object({ startProgram: z.string(), made: z.array(z.string()) }).parse(JSON.parse(stdout));
  expect(answer).toEqual({ startProgram: 'function', made: Array.from({ length: 5 }, () => 'function') });
});
