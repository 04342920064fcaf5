import { createStore } from '../ui/store.ts';

/** What was last said to whoever does not see the slide: a finished measurement. */
export const said = createStore('');

export const announce = (text: string): void => said.set(() => text);
