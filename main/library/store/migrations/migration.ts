import type { Database } from '../database.ts';

/** One step from form `number - 1` of the database to form `number`. Forward only, never edited once released. */
export interface Migration {
  readonly number: number;
  up(db: Database): void;
}
