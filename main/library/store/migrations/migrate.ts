import { copyFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { AppError } from '../../../../models/base/app-error.ts';
import type { Database } from '../database.ts';
import { migrations } from './list.ts';
import type { Migration } from './migration.ts';

interface MigrateOptions {
  readonly file: string;
  readonly copies: string;
  readonly steps?: readonly Migration[];
}

/**
 * Brings a database to the newest form, step by step, each in one transaction and after a copy of the file.
 *
 * @returns whether an older database was changed: what is derived must then be made anew.
 * @throws AppError `store.newer` when the database was made by a newer program; it is left as it is.
 */
export function migrate(db: Database, { file, copies, steps = migrations }: MigrateOptions): boolean {
  const form = formOf(db);
  if (form > steps.length) throw new AppError('store.newer', { found: form, known: steps.length });
  for (const step of steps.slice(form)) {
    if (form > 0) copyBefore(db, { file, to: path.join(copies, `before-${String(step.number).padStart(4, '0')}.db`) });
    db.transaction(() => {
      if (formOf(db) >= step.number) return; // another process was faster
      step.up(db);
      db.pragma(`user_version=${step.number}`);
    }).immediate();
  }
  return form > 0 && form < steps.length;
}

/** The form a database is in: 0 when it is empty. */
export const formOf = (db: Database): number => Number(db.pragma('user_version', { simple: true }));

/** A copy of the encrypted file: everything in the write-ahead log is brought into it first. */
function copyBefore(db: Database, { file, to }: { file: string; to: string }): void {
  db.pragma('wal_checkpoint(TRUNCATE)');
  mkdirSync(path.dirname(to), { recursive: true });
  copyFileSync(file, to);
}
