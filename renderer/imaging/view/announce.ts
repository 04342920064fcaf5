import { createStore } from '../../ui/store.ts';

/** What was last said to whoever does not see the picture: image, preset, tool, a finished measurement. */
export const announcement = createStore('');

export const announce = (text: string): void => announcement.set(() => text);
