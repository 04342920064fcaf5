import { createStore } from '../ui/store.ts';

/** What the panel last said: a decision taken, or why it was not. */
export const said = createStore('');
