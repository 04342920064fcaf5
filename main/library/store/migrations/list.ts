import { first } from './0001-first.ts';
import { worklist } from './0002-worklist.ts';
import { modelRuns } from './0003-model-runs.ts';
import type { Migration } from './migration.ts';

/** In order; the number is the place in this list, counted from 1. */
export const migrations: readonly Migration[] = [first, worklist, modelRuns];
