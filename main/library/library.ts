import { mkdtemp, rm } from 'node:fs/promises';
import { randomBytes, randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Policy } from '../../models/library/settings.ts';
import type { Changed } from '../../models/library/worklist.ts';
import { Blobs } from './blobs.ts';
import { Jobs } from './jobs.ts';
import { Journal } from './journal.ts';
import { keyFor } from './keys.ts';
import { News } from './store/news.ts';
import { Settings } from './settings.ts';
import { openStore } from './store.ts';
import type { Store } from './store.ts';

/** An open library: its parts, nothing more. What each can do stands in its own file. */
export interface Library {
  readonly store: Store;
  readonly blobs: Blobs;
  readonly journal: Journal;
  readonly jobs: Jobs;
  readonly settings: Settings;
  readonly news: News<Changed>;
  readonly now: () => string;
  readonly newId: () => string;
  /** Cancels jobs, waits for them, closes the database. */
  close(): Promise<void>;
}

export interface LibraryPlace {
  readonly folder: string;
  readonly key: Uint8Array; // 32 bytes
  readonly policy: Policy;
  readonly now: () => string;
  readonly newId: () => string;
}

/** Opens what lies in a folder, or makes it. @throws AppError as `openStore` does. */
export async function openLibrary({ folder, key, policy, now, newId }: LibraryPlace): Promise<Library> {
  const store = await openStore({
    file: path.join(folder, 'library.db'),
    copies: path.join(folder, 'copies'),
    key: keyFor(key, 'database'),
  });
  try {
    const blobs = await Blobs.open(path.join(folder, 'blobs'), key);
    const settings = await Settings.open(store, policy);
    const news = new News<Changed>();
    const jobs = new Jobs({ store, now, newId });
    const unwatch = watchOthers(store, news);
    const close = async (): Promise<void> => {
      unwatch();
      await jobs.stop();
      await store.close();
    };
    return { store, blobs, settings, news, jobs, now, newId, journal: new Journal({ store, news, now, newId }), close };
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** A command line may write to the library of an open window: whoever listens looks again within two seconds. */
function watchOthers(store: Store, news: News<Changed>): () => void {
  let seen: number | null = null;
  const look = async (): Promise<void> => {
    const writes = await store.writesOfOthers().catch(() => seen); // closed meanwhile: nothing to tell
    if (seen !== null && writes !== seen) news.tell({ what: 'study', subject: null, studyUid: null });
    seen = writes;
  };
  void look();
  const timer = setInterval(() => void look(), 2000).unref();
  return () => clearInterval(timer);
}

/**
 * A library nobody will open again: for tests and for a command line without `--library`. Its key is nowhere but in
 * memory; `close` removes its folder.
 */
export async function makeThrowAwayLibrary(
  options: Partial<Pick<LibraryPlace, 'now' | 'newId' | 'policy'>> = {},
): Promise<Library> {
  const folder = await mkdtemp(path.join(tmpdir(), 'phenoscope-library-'));
  const { now = () => new Date().toISOString(), newId = randomUUID, policy = Policy.parse({ schema: 1 }) } = options;
  const library = await openLibrary({ folder, key: randomBytes(32), policy, now, newId });
  return {
    ...library,
    close: async () => {
      await library.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
