import type { StudyUid } from '../../../models/base/ids.ts';
import { createStore } from '../../ui/store.ts';

/** The study whose documents are read; null: nobody reads. */
export const documents = createStore<StudyUid | null>(null);
