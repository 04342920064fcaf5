import Sqlite from 'better-sqlite3-multiple-ciphers';
import { AppError } from '../../../models/base/app-error.ts';
import { migrate } from './migrations/migrate.ts';
import { rebuildWorklist } from './tables/refresh-worklist.ts';

export type Database = Sqlite.Database;

export interface DatabasePlace {
  readonly file: string; // absolute path of the database
  readonly copies: string; // folder for the copy made before each migration
  readonly key: Uint8Array; // 32 bytes, raw
}

/**
 * Opens the encrypted database, bringing it to the newest form first.
 *
 * Order matters: the key comes before anything that reads. A wrong key shows only at the first read.
 *
 * @throws AppError `store.key` (wrong key, or not our file), `store.damaged`, `store.newer` (made by a newer program).
 */
export function openDatabase({ file, copies, key }: DatabasePlace): Database {
  if (key.length !== 32) throw new TypeError(`store key: expected 32 bytes, got ${key.length}`);
  const db = new Sqlite(file, { timeout: 10_000 });
  try {
    db.pragma("cipher='sqlcipher'");
    db.pragma('legacy=4');
    db.pragma(`key="x'${Buffer.from(key).toString('hex')}'"`);
    db.pragma('journal_mode=WAL');
    db.pragma('synchronous=FULL');
    db.pragma('foreign_keys=ON');
    db.pragma('temp_store=MEMORY');
    db.pragma('cache_size=-65536');
    db.pragma('recursive_triggers=OFF');
    if (migrate(db, { file, copies })) rebuildWorklist(db);
    return db;
  } catch (error) {
    db.close();
    throw coded(error);
  }
}

const codes: Readonly<Record<string, string>> = {
  SQLITE_FULL: 'store.full',
  SQLITE_NOTADB: 'store.key',
  SQLITE_CORRUPT: 'store.damaged',
  SQLITE_BUSY: 'store.busy',
  SQLITE_READONLY: 'store.read-only',
  SQLITE_CANTOPEN: 'store.cannot-open',
  SQLITE_IOERR: 'store.disk',
};

/** A database error with our code; anything else as it came. */
export function coded(error: unknown): unknown {
  if (!(error instanceof Sqlite.SqliteError)) return error;
  const name = Object.keys(codes).find((known) => error.code === known || error.code.startsWith(`${known}_`));
  return name === undefined ? error : new AppError(codes[name] ?? 'store.disk', { sqlite: error.code }, error);
}
