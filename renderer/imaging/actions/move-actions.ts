import { always } from '../../ui/action.ts';
import type { Action } from '../../ui/action.ts';
import { t } from '../../ui/text/t.ts';
import { announce } from '../view/announce.ts';
import { activeFilm } from '../viewport/video/film-control.ts';
import { showDisplaySet } from '../view/hang.ts';
import { scrolled } from '../view/move.ts';
import { placeOf, priorOf, reading } from '../view/reading.ts';
import type { Reading } from '../view/reading.ts';
import { filledTiles, pagedTiles } from '../view/tiles.ts';
import { moveHeld } from './move-held.ts';
import { moveLine } from './move-line.ts';
import { onImages, withImage } from './when.ts';

const saySoon = makeSayer();

/** Says which image is shown, at most every 500 ms. */
function makeSayer(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      const state = reading.get();
      const place = placeOf(state, state.active);
      if (place && !place.pane.plane)
        announce(t('imaging.said.image', { n: place.pane.frame + 1, total: place.displaySet.frames.length }));
    }, 500);
  };
}

const move = (change: (state: Reading) => Reading) => (): void => {
  reading.set(change);
  saySoon();
};

const by = (images: number) => (): void => {
  const film = activeFilm(reading.get());
  if (film) return film.step(images);
  move((state) => scrolled(state, state.active, images))();
};

/** Another series in the active viewport; of tiles another page. */
const bySeries = (step: number) =>
  move((state) => {
    if (state.tiledFrom !== null) return pagedTiles(state, step);
    const id = state.panes[state.active]?.displaySet;
    const sets = priorOf(state, id ?? null)?.displaySets ?? state.displaySets;
    const index = sets.findIndex((set) => set.id === id);
    const next = sets[index + step];
    return next ? showDisplaySet(state, next.id) : state;
  });

const byPane = (step: number) =>
  move((state) => {
    const count = state.tiledFrom === null ? state.panes.length : filledTiles(state);
    return { ...state, active: (state.active + step + count) % count };
  });

/** The held handle of a mark by so many pixels, where one is held; else the images. */
const orHeld = (step: readonly [number, number], otherwise: () => void) => (): void => {
  if (!moveHeld(step) && !moveLine(step)) otherwise();
};

const row = (name: string, keys: readonly string[], run: () => void): Action => ({
  ...onImages,
  id: `imaging.${name}`,
  label: `imaging.move.${name}`,
  keys,
  when: withImage,
  run,
});

export const moveActions: readonly Action[] = [
  row('next', ['ArrowDown'], orHeld([0, 1], by(1))),
  row('previous', ['ArrowUp'], orHeld([0, -1], by(-1))),
  row('next-ten', ['Shift+ArrowDown'], orHeld([0, 10], by(10))),
  row('previous-ten', ['Shift+ArrowUp'], orHeld([0, -10], by(-10))),
  row('first', ['Home'], by(-100_000)),
  row('last', ['End'], by(100_000)),
  // Also from an empty viewport: that is how one is filled.
  { ...row('next-series', ['PageDown'], bySeries(1)), when: always },
  { ...row('previous-series', ['PageUp'], bySeries(-1)), when: always },
  { ...row('next-view', ['ArrowRight'], orHeld([1, 0], byPane(1))), when: always },
  { ...row('previous-view', ['ArrowLeft'], orHeld([-1, 0], byPane(-1))), when: always },
];
