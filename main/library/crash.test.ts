import { afterEach, beforeEach, expect, test } from 'vitest';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { JobId } from '../../models/base/ids.ts';
import { Policy } from '../../models/library/settings.ts';
import { noFilter } from '../../models/library/worklist.ts';
import { openLibrary } from './library.ts';
import { makeBatch, makeReceived } from '../../tests/fixtures/make-received.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'crash-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const openHere = () =>
  openLibrary({
    folder,
    key: new Uint8Array(32),
    policy: Policy.parse({ schema: 1 }),
    now: () => '2026-01-10T10:00:00.000Z',
    newId: () => crypto.randomUUID(),
  });

// Another process that takes batches of 20 files, each with its bytes, and says after each how many batches are taken.
const importer = (root: string, place: string): string => `
  import { openLibrary } from ${JSON.stringify(`${root}/library.ts`)};
  import { makeBatch } from ${JSON.stringify(`${root}/../../tests/fixtures/make-received.ts`)};
  const library = await openLibrary({ folder: ${JSON.stringify(place)}, key: new Uint8Array(32), policy: { schema: 1, values: {}, locked: [] },
    now: () => '2026-01-10T10:00:00.000Z', newId: () => crypto.randomUUID() });
  for (let batch = 0; batch < 1000; batch++) {
    const numbers = Array.from({ length: 20 }, (_, i) => batch * 20 + i + 1);
    for (const number of numbers) await library.blobs.write([Buffer.from('1.2.1.1.' + number)]);
    await library.blobs.flush();
    await library.store.putReceived(makeBatch(numbers.map((number) => ({ number }))));
    process.stdout.write(batch + '\\n');
  }`;

const untilTaken = (child: ChildProcess, batch: number): Promise<number> =>
  new Promise((resolve, reject) => {
    child.stdout?.on('data', (text: Buffer) => {
      const said = Number(text.toString().trim().split('\n').at(-1));
      if (said >= batch) resolve(said);
    });
    child.on('exit', (code) => reject(new Error(`the importer ended with ${code}`)));
  });

test.each([1, 4])(
  'killed after batch %i: the library opens, all that was acknowledged is there with its bytes, the rest resumes',
  async (batch) => {
    const program = path.join(folder, 'importer.mjs');
    await writeFile(program, importer(import.meta.dirname, folder));
    const child = spawn(process.execPath, [program], { stdio: ['ignore', 'pipe', 'inherit'] });
    const taken = (await untilTaken(child, batch)) + 1;
    child.kill('SIGKILL');
    const library = await openHere();
    try {
      expect(await library.store.integrity()).toEqual([]);
      const paths = await library.store.importedPaths(JobId.parse('job-1'));
      expect(paths.length).toBeGreaterThanOrEqual(taken * 20);
      expect(paths.length % 20).toBe(0); // a batch is taken whole or not at all
      for (const number of [1, taken * 20])
        expect(await library.blobs.read(makeReceived({ number }).instance.digest)).toEqual(
          new Uint8Array(Buffer.from(`1.2.1.1.${number}`)),
        );
      await library.store.putReceived(
        makeBatch(Array.from({ length: paths.length + 20 }, (_, i) => ({ number: i + 1 }))),
      );
      const { rows } = await library.store.worklist({
        search: '',
        sort: { by: 'date', descending: true },
        filter: noFilter,
        offset: 0,
        limit: 1,
      });
      expect(rows[0]?.imageCount).toBe(paths.length + 20);
    } finally {
      await library.close();
    }
  },
);
