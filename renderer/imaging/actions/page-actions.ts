import { Box, Eye, Play } from 'lucide-react';
import { caseView } from '../../app/api/case-view.ts';
import { always } from '../../ui/action.ts';
import type { Action } from '../../ui/action.ts';
import { withFaster, withRate } from '../hanging/cine/cine-time.ts';
import { drawings } from '../drawings/drawings.ts';
import { nextBrushLabel } from '../tools/brush/brush-label.ts';
import { resizeBrush } from '../tools/brush/brush-size.ts';
import { closeTurntable, turntable } from '../picture/turntable/turntable.ts';
import { showGrid, showPlanes } from '../view/hang.ts';
import { placeOf, reading } from '../view/reading.ts';
import type { Reading } from '../view/reading.ts';
import { activeFilm } from '../viewport/video/film-control.ts';
import type { FilmControl } from '../viewport/video/film-control.ts';
import { heldMark, letGo } from './move-held.ts';
import { heldLine } from './move-line.ts';
import { removeFocused } from './remove-focused.ts';
import { chooseTool } from './tool-actions.ts';
import { onImages, withImage, withMask, withVolume } from './when.ts';

const change = (make: (state: Reading) => Reading) => (): void => reading.set(make);
/** What is done to the film in the active viewport, else to its images. */
const orFilm = (onFilm: (film: FilmControl) => void, make: (state: Reading) => Reading) => (): void => {
  const film = activeFilm(reading.get());
  return film ? onFilm(film) : reading.set(make);
};
type Row = Pick<Action, 'keys' | 'run'> & Partial<Pick<Action, 'icon' | 'when'>>;
const row = (name: string, { when = withImage, ...rest }: Row): Action => ({
  ...onImages,
  id: `imaging.${name}`,
  label: `imaging.page.${name}`,
  when,
  ...rest,
});

const togglePlanes = change((state) => {
  const id = state.panes[state.active]?.displaySet;
  if (state.layout === 'planes') return showGrid(state, state.grid);
  return id ? showPlanes(state, id) : state;
});

/** Esc: first the turntable, what waits for a click, the handle that is held, then the strip, the marked point, the tool, then the viewport alone, then the focus ring. */
function leave(): void {
  const state = reading.get();
  if (turntable.get().of) return closeTurntable();
  if (drawings.get().line) return drawings.set((before) => ({ ...before, line: null }));
  if (heldMark() || heldLine()) return letGo();
  if (state.isStripOpen) return reading.set((before) => ({ ...before, isStripOpen: false }));
  if (state.cursor) return reading.set((before) => ({ ...before, cursor: null }));
  if (state.tool !== 'window') return chooseTool('window');
  if (state.isAlone) return reading.set((before) => ({ ...before, isAlone: false }));
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}

const overlays = (make: (before: { isShown: boolean; isFilled: boolean }) => object) => (): void =>
  caseView.set((view) => ({ ...view, overlays: { ...view.overlays, ...make(view.overlays) } }));

export const pageActions: readonly Action[] = [
  row('grouping', { keys: [], run: change((state) => ({ ...state, isGroupingOpen: true })) }),
  row('planes', { keys: ['P'], icon: Box, when: withVolume, run: togglePlanes }),
  row('cine', {
    keys: ['C'],
    icon: Play,
    run: orFilm(
      ({ togglePlay }) => togglePlay(),
      (state) => ({ ...state, isCine: !state.isCine }),
    ),
  }),
  row('cine-slower', {
    keys: ['<'],
    run: orFilm(
      ({ changeRate }) => changeRate(-1),
      (state) => withFaster(state, -1),
    ),
  }),
  row('cine-faster', {
    keys: ['>'],
    run: orFilm(
      ({ changeRate }) => changeRate(1),
      (state) => withFaster(state, 1),
    ),
  }),
  row('cine-as-file', {
    keys: ['Shift+C'],
    run: orFilm(
      ({ changeRate }) => changeRate(0),
      (state) => withRate(state, undefined),
    ),
  }),
  row('crosshair-lines', {
    keys: ['Ctrl+H'],
    when: () => (placeOf(reading.get(), 0)?.pane.plane ? true : 'imaging.needs.planes'),
    run: change((state) => ({ ...state, isCrosshairShown: !state.isCrosshairShown })),
  }),
  row('strip', { keys: ['['], when: always, run: change((state) => ({ ...state, isStripOpen: !state.isStripOpen })) }),
  row('panel', {
    keys: [']'],
    when: always,
    run: change((state) => ({ ...state, isPanelShown: !state.isPanelShown })),
  }),
  row('alone', { keys: ['F11'], run: change((state) => ({ ...state, isAlone: !state.isAlone })) }),
  row('overlays', { keys: ['O'], icon: Eye, run: overlays(({ isShown }) => ({ isShown: !isShown })) }),
  row('fill', { keys: ['Shift+O'], run: overlays(({ isFilled }) => ({ isFilled: !isFilled })) }),
  row('brush-smaller', { keys: ['('], when: withMask, run: () => resizeBrush(-1) }),
  row('brush-larger', { keys: [')'], when: withMask, run: () => resizeBrush(1) }),
  row('brush-label', { keys: ['Shift+Q'], when: withMask, run: nextBrushLabel }),
  row('remove', { keys: ['Delete'], run: () => void removeFocused() }),
  row('leave', { keys: ['Escape'], when: always, run: leave }),
];
