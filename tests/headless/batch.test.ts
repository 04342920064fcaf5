import { spawn } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';
import { z } from '../../models/base/schema.ts';
import { Batch } from '../../models/inference/run/batch/batch.ts';
import { writeExample } from '../fixtures/write-example.ts';
import { demo, inFolder, phenoscope, root } from './phenoscope.ts';

const passphrase = { PHENOSCOPE_PASSPHRASE: 'one long passphrase for a test' };
const Batches = z.array(Batch.extend({ counts: z.object({ settled: z.number(), total: z.number() }) }));

/** Starts the command line and presses Ctrl-C once it has said that its runs begin. */
const pausedAtStart = (args: readonly string[]): Promise<{ code: number | null; out: string; said: string }> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path.join(root, 'main/app/cli/main.ts'), ...args], {
      env: { ...process.env, ...passphrase },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [out, said] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString('utf8')));
    child.stderr.on('data', (chunk: Buffer) => {
      const before = said;
      said += chunk.toString('utf8');
      if (!before.includes('runs: ') && said.includes('runs: ')) child.kill('SIGINT');
    });
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, out, said }));
  });

test(
  'a batch over a library is paused by Ctrl-C, the same line goes on with it, and each study has its answer',
  () =>
    inFolder(async (folder) => {
      const library = ['--library', path.join(folder, 'library')];
      const film = await writeExample('chest-xray', folder);
      const taken = await phenoscope(['import', film, path.join(demo, 'mr-head.zip'), ...library], passphrase);
      expect(taken.code).toBe(0);
      const line = ['batch', '--model', 'chest-xray', '--json', ...library];

      const paused = await pausedAtStart(line);
      expect(paused.code).toBe(130);
      expect(paused.said).toContain('[batch.paused]');
      const [before] = Batches.parse(JSON.parse(paused.out));
      expect(before).toMatchObject({ state: 'paused', by: { kind: 'unattended' } });
      expect(before?.items.map(({ state }) => state)).toContain('waiting');

      const done = await phenoscope(line, passphrase);
      expect(done.said).toContain('going on with the batch of');
      expect(done.code).toBe(0);
      const [after, ...more] = Batches.parse(JSON.parse(done.out));
      expect([after?.id, after?.state, more]).toEqual([before?.id, 'done', []]);
      const results = after?.items.map(({ state, findings, reason }) => [state, findings, reason?.code ?? null]);
      expect(results?.toSorted()).toEqual([
        ['done', 2, null],
        ['left-out', 0, 'infer.wrong-modality'],
      ]);
      expect(done.said).toContain('2/2\t');

      const again = await phenoscope([...line, '--study', '1.2.3'], passphrase); // a study that is not there
      expect(again.code).toBe(3);
    }),
  480_000,
);

test(
  'a model that is not there, an order that is none: nothing is started',
  () =>
    inFolder(async (folder) => {
      const library = ['--library', path.join(folder, 'library')];
      const unknown = await phenoscope(['batch', '--model', 'nobody', '--study', '1.2.3', ...library], passphrase);
      expect([unknown.code, unknown.said.includes('[packs.')]).toEqual([3, true]);
      const order = await phenoscope(['batch', '--model', 'hippocampus', '--order', 'best', ...library], passphrase);
      expect(order.code).toBe(2);
      expect((await phenoscope(['batch', '--help'])).out).toContain('130 paused');
    }),
  120_000,
);
