import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Context } from '../../app/context.ts';
import { FileTokens } from '../../app/files.ts';
import { silentLog } from '../../app/log.ts';
import { openSession } from '../session.ts';

/** A context for tests of handlers, with what the test may turn. */
export interface MadeContext {
  readonly ctx: Context;
  readonly folder: string; // the library's, and where resources/ is looked for
  /** What the next file dialog answers. */
  readonly chosen: string[];
  close(): Promise<void>;
}

/**
 * For tests: a program without a window around a new library on disk. Ids are `id-1`, `id-2` …; each look at the clock is a
 * second later, from 2026-01-10 10:00.
 */
export async function makeContext(): Promise<MadeContext> {
  const folder = await mkdtemp(path.join(tmpdir(), 'context-'));
  let ids = 0;
  let clock = Date.parse('2026-01-10T10:00:00.000Z');
  const chosen: string[] = [];
  const newId = (): string => `id-${++ids}`;
  const now = (): string => new Date((clock += 1000)).toISOString();
  const shell = shellChoosing(chosen);
  const session = await openSession({
    folder,
    shell,
    isUnattended: false,
    now,
    newId,
    policyFile: path.join(folder, 'none.json'),
    scryptLog2: 8,
  });
  const { signal } = new AbortController();
  const base = {
    session,
    shell,
    now,
    newId,
    files: new FileTokens(),
    log: silentLog,
    resources: folder,
    models: folder,
    version: '0.1.0',
    signal,
  };
  const ctx = Object.defineProperties(base, {
    library: { get: () => session.library },
    actor: { get: () => session.actor },
  });
  const close = async (): Promise<void> => {
    await session.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { ctx: ctx as Context, folder, chosen, close }; // the two getters just defined; TypeScript does not see them
}

const never = (): Promise<never> => Promise.reject(new Error('no window in this test'));

const shellChoosing = (chosen: readonly string[]): Context['shell'] => ({
  kind: 'headless',
  version: '1',
  keyRing: null,
  openDialog: () => Promise.resolve(chosen),
  openWindow: never,
  openHost: never,
  printToPdf: never,
  close: () => Promise.resolve(),
});
