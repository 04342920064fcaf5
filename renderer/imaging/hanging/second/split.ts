import type { KeptReading } from '../../../../models/imaging/hanging/kept-reading.ts';
import { offeredGrids, viewportCount } from '../../../../models/imaging/hanging/layout.ts';
import type { GridLayout } from '../../../../models/imaging/hanging/layout.ts';
import { showGrid, showPlanes, stackPane, untiled } from '../../view/hang.ts';
import { emptyPane } from '../../view/pane.ts';
import type { Pane } from '../../view/pane.ts';
import type { Reading } from '../../view/reading.ts';
import { keptOf, restored } from '../kept.ts';

/** The smallest grid with room for so many viewports; the largest one where none has. */
const gridFor = (count: number): GridLayout =>
  offeredGrids.find((grid) => viewportCount(grid) >= count) ?? offeredGrids.at(-1) ?? '1x1';

function inGrid(state: Reading, shown: readonly Pane[]): Reading {
  const grid = gridFor(shown.length);
  const panes = Array.from({ length: viewportCount(grid) }, (_, i) => shown[i] ?? emptyPane);
  return { ...state, layout: grid, grid, panes, active: 0, isAlone: false, crosshair: null };
}

const filled = ({ panes }: Pick<Reading, 'panes'>): readonly Pane[] =>
  panes.filter(({ displaySet }) => displaySet !== null);

/**
 * What stays when a second window is opened, and what goes there: three planes go, their series stays as a stack; of a
 * grid all but the active viewport goes; of one viewport the study's next series, or the same one, stands there.
 */
export function split(before: Reading): { readonly stays: Reading; readonly goes: KeptReading } {
  const state = untiled(before);
  if (state.layout === 'planes') return { stays: showGrid(state, '1x1'), goes: keptOf({ ...state, aside: [] }) };
  const shown = filled(state);
  const active = state.panes[state.active] ?? emptyPane;
  const others = shown.filter((pane) => pane !== active);
  const next =
    state.displaySets.find(
      ({ id, kind }) => kind !== 'document' && !shown.some(({ displaySet }) => displaySet === id),
    ) ?? state.displaySets.find(({ id }) => id === active.displaySet);
  const goes = others.length > 0 ? others : [stackPane(next)];
  const stays = others.length > 0 ? inGrid(state, [active]) : state;
  return { stays, goes: keptOf({ ...inGrid(state, goes), aside: [] }) };
}

/** The reading with the viewports of a second window that was closed: beside its own; three planes as three planes. */
export function withReturned(before: Reading, left: KeptReading): Reading {
  const state = untiled(before);
  const restoredThere = restored(state, left);
  if (restoredThere === state) return before; // nothing of it is here any more
  const there = untiled(restoredThere);
  if (left.layout === 'planes') {
    const planes = showPlanes(state, there.panes[0]?.displaySet ?? null);
    return planes === state ? state : { ...planes, panes: there.panes, crosshair: there.crosshair };
  }
  const back = filled(there).map((pane) => ({ ...pane, size: null }));
  if (state.layout === 'planes') return { ...state, aside: [...back, ...state.aside] };
  const own = filled(state).filter((pane) => !back.some(({ displaySet }) => displaySet === pane.displaySet));
  return { ...inGrid(state, [...own, ...back]), aside: state.aside };
}
