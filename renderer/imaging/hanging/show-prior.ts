import type { DisplaySet } from '../../../models/imaging/display-set.ts';
import { matchingSet } from '../../../models/imaging/hanging/priors/matching-set.ts';
import { showGrid, showInPane, stackPane, untiled } from '../view/hang.ts';
import type { PanePlace } from '../view/pane.ts';
import { placeOf, priorOf, withPane } from '../view/reading.ts';
import type { Reading } from '../view/reading.ts';

/**
 * Hangs the nearest prior beside the active viewport, on an image as far through its stack; where one hangs already,
 * takes it away again. Nothing is linked by that: whether both lie alike is the reader's to say.
 */
export function togglePrior(before: Reading): Reading {
  const state = untiled(before);
  if (state.panes.some(({ displaySet }) => priorOf(state, displaySet))) return withoutPrior(state);
  const place = placeOf(state, state.active);
  const prior = place && matchingSet(place.displaySet, state.priors[0]?.displaySets ?? []);
  if (!prior) return before;
  const inGrid = state.layout === 'planes' ? showGrid(state, '1x1') : state;
  const wide = inGrid.panes.length === 1 ? showGrid(inGrid, '1x2') : inGrid;
  const [at, beside] = [wide.active, (wide.active + 1) % wide.panes.length];
  const leader = placeOf(wide, at);
  const hung = showInPane(wide, beside, prior.id);
  const frame = leader ? sameShare(leader, prior) : 0;
  return { ...withPane(hung, beside, (pane) => ({ ...pane, frame })), active: at, isAlone: false };
}

/** The image as far through a stack as another is through its own. */
function sameShare({ pane, displaySet }: PanePlace, { frames }: DisplaySet): number {
  const share = displaySet.frames.length > 1 ? pane.frame / (displaySet.frames.length - 1) : 0.5;
  return Math.round(share * (frames.length - 1));
}

/** Every viewport of a prior shows the study again; two that were one before are one again. */
function withoutPrior(state: Reading): Reading {
  const isPrior = (id: (typeof state.panes)[number]['displaySet']): boolean => priorOf(state, id) !== undefined;
  const own = [...state.panes, ...state.aside].filter(({ displaySet }) => displaySet !== null && !isPrior(displaySet));
  const [first] = state.displaySets;
  const panes = own.length > 0 ? own : first ? [stackPane(first)] : [];
  const active = Math.max(
    0,
    panes.findIndex((pane) => pane === state.panes[state.active]),
  );
  return showGrid({ ...state, panes, aside: [], active }, state.grid === '1x2' ? '1x1' : state.grid);
}
