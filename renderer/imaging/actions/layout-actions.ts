import { Grid2x2, History, LayoutGrid, Link2, MonitorUp, Unlink2 } from 'lucide-react';
import { always } from '../../ui/action.ts';
import type { Action } from '../../ui/action.ts';
import { t } from '../../ui/text/t.ts';
import { linkHere, linkState } from '../hanging/link.ts';
import { toggleSecond } from '../hanging/second/second.ts';
import { togglePrior } from '../hanging/show-prior.ts';
import { showStage, toggleTiles } from '../view/hang.ts';
import { announce } from '../view/announce.ts';
import { reading } from '../view/reading.ts';
import type { Reading } from '../view/reading.ts';
import { onImages, withTiles } from './when.ts';

const change = (make: (state: Reading) => Reading) => (): void => reading.set(make);
type Row = Pick<Action, 'keys' | 'run'> & Partial<Pick<Action, 'icon' | 'when'>>;
const row = (name: string, { when = always, ...rest }: Row): Action => ({
  ...onImages,
  id: `imaging.${name}`,
  label: `imaging.layout.${name}`,
  when,
  ...rest,
});

/** A stack beside the active one lies alongside it in another frame of reference: linking by hand has something to say. */
const withOther: Action['when'] = () => {
  const state = reading.get();
  const kinds = state.panes.map((_, index) => linkState(state, index, state.active)?.kind);
  return kinds.some((kind) => kind === 'other' || kind === 'hand') ? true : 'imaging.needs.other-frame';
};

/** The next stage of the hanging protocol, round its end to the first; says its name. */
const byStage = (step: number) => (): void => {
  reading.set((state) => showStage(state, (state.stage + step + state.stages.length) % state.stages.length));
  const { stages, stage } = reading.get();
  announce(stages[stage]?.name ?? '');
};

const withStages = (): true | string => (reading.get().stages.length > 1 ? true : 'imaging.needs.stages');

function toggleLink(): void {
  reading.set((state) => ({ ...state, isLinked: !state.isLinked }));
  announce(t(reading.get().isLinked ? 'imaging.said.linked' : 'imaging.said.unlinked'));
}

/** How viewports stand, and what they have to do with each other. */
export const layoutActions: readonly Action[] = [
  row('layout', {
    keys: ['G'],
    icon: Grid2x2,
    run: change((state) => ({ ...state, isLayoutOpen: !state.isLayoutOpen })),
  }),
  row('tiles', { keys: ['Shift+T'], icon: LayoutGrid, when: withTiles, run: change(toggleTiles) }),
  row('next-stage', { keys: ['.'], when: withStages, run: byStage(1) }),
  row('previous-stage', { keys: [','], when: withStages, run: byStage(-1) }),
  row('link', { keys: ['Shift+L'], icon: Link2, run: toggleLink }),
  row('link-here', {
    keys: ['Ctrl+Shift+L'],
    icon: Unlink2,
    when: withOther,
    run: () => {
      reading.set(linkHere);
      announce(t('imaging.said.linked-here'));
    },
  }),
  row('prior', {
    keys: ['Shift+P'],
    icon: History,
    when: () => (reading.get().priors.length > 0 ? true : 'imaging.needs.prior'),
    run: change(togglePrior),
  }),
  row('second', { keys: ['Shift+W'], icon: MonitorUp, run: toggleSecond }),
  row('lines', { keys: ['J'], run: change((state) => ({ ...state, areLinesShown: !state.areLinesShown })) }),
];
