import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test as base } from '@playwright/test';
import { openApp } from './open-app.ts';
import type { App } from './open-app.ts';
import { firstStart } from './steps.ts';

// One program a test. Its library has an account and nothing else, if the test does not want it empty.

interface OfTest {
  readonly app: App;
  readonly library: string;
  /** Whether the library has an account already or the program meets the machine for the first time. */
  readonly start: 'account' | 'nothing';
}

interface OfWorker {
  /** A library after the first start, its models checked: what every test would have to wait for. */
  readonly started: string;
}

const folder = (name: string): Promise<string> => mkdtemp(path.join(tmpdir(), `phenoscope-${name}-`));

export const test = base.extend<OfTest, OfWorker>({
  start: ['account', { option: true }],
  started: [
    // Playwright wants a destructured first parameter, even of nothing.
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const kept = await folder('started');
      const app = await openApp(kept);
      await firstStart(app.page);
      await app.close();
      await use(kept);
      await rm(kept, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 240_000 },
  ],
  library: async ({ start, started }, use) => {
    const around = await folder('window'); // a test's files lie beside the library
    const own = path.join(around, 'library');
    await (start === 'account' ? cp(started, own, { recursive: true }) : mkdir(own));
    await use(own);
    await rm(around, { recursive: true, force: true });
  },
  app: async ({ library }, use) => {
    const app = await openApp(library);
    await use(app);
    await app.close();
    expect(app.errors).toEqual([]);
  },
});
export { expect };
