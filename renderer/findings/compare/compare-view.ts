import { createStore } from '../../ui/store.ts';

/** Whether two claims about the image in front are held beside each other. */
export const compareView = createStore<{ readonly isShown: boolean }>({ isShown: false });

export const toggleCompare = (): void => compareView.set(({ isShown }) => ({ isShown: !isShown }));
