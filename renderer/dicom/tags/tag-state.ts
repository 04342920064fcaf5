import type { StudyUid } from '../../../models/base/ids.ts';
import { createStore } from '../../ui/store.ts';

/** The study whose attributes are looked at; null: nobody looks. */
export const tagBrowser = createStore<StudyUid | null>(null);
