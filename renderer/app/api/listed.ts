import type { WorklistQuery } from '../../../models/library/worklist.ts';
import { createStore } from '../../ui/store.ts';

/** What the worklist shows now: its question (from its first row on) and how many studies fit. Null before it was seen. */
export const listed = createStore<{ readonly query: WorklistQuery; readonly total: number } | null>(null);
