import { createStore } from '../ui/store.ts';

/** What the panel last said: a decision taken. */
export const said = createStore('');
