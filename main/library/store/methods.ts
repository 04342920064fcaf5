import type { Database } from './database.ts';
import { caseMethods } from './tables/apply-change.ts';
import { genomeMethods } from './tables/genome.ts';
import { instanceMethods } from './tables/instances.ts';
import { journalMethods } from './tables/journal.ts';
import { recordMethods } from './tables/records.ts';
import { reportMethods } from './tables/reports.ts';
import { subjectMethods } from './tables/subjects.ts';
import { worklistMethods } from './tables/worklist.ts';

/** Every question and every change the database knows, by name. Each takes one value at most and answers at once. */
export const storeMethods = (db: Database) => ({
  ...caseMethods(db),
  ...genomeMethods(db),
  ...instanceMethods(db),
  ...journalMethods(db),
  ...recordMethods(db),
  ...reportMethods(db),
  ...subjectMethods(db),
  ...worklistMethods(db),
});

export type StoreMethods = ReturnType<typeof storeMethods>;
export type StoreMethodName = keyof StoreMethods;
