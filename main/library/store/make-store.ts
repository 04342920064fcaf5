import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Store } from '../store.ts';
import { openDatabase } from './database.ts';
import { storeMethods } from './methods.ts';

/** For tests: a new store in this thread, without the time a thread takes to start. `close` removes it. */
export async function makeStore(): Promise<Store> {
  const folder = await mkdtemp(path.join(tmpdir(), 'store-'));
  const db = openDatabase({
    file: path.join(folder, 'library.db'),
    copies: path.join(folder, 'copies'),
    key: randomBytes(32),
  });
  const methods: Readonly<Record<string, unknown>> = storeMethods(db);
  const close = async (): Promise<void> => {
    db.close();
    await rm(folder, { recursive: true, force: true });
  };
  const later = Object.entries(methods).map(([name, method]) => [
    name,
    // As from the thread: a copy of the input, a promise of the answer or of what was thrown.
    async (input: unknown) => (typeof method === 'function' ? method(structuredClone(input)) : undefined),
  ]);
  return { ...Object.fromEntries(later), close } as Store; // the same names and types; only the thread is missing
}
