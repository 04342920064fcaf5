import type { Voi } from '../../../models/imaging/display-set.ts';
import type { ViewPlane } from '../../../models/imaging/view/view-plane.ts';
import { followTone, followView } from '../hanging/follow.ts';
import { shownView } from './pane.ts';
import type { Pane } from './pane.ts';
import { placeOf, withPane } from './reading.ts';
import type { Reading } from './reading.ts';
import { shownVoi } from '../tone/shown-voi.ts';

/** The reading with the view of a pane changed from what it shows now; linked stacks follow. */
export function withView(state: Reading, index: number, change: (view: ViewPlane) => ViewPlane): Reading {
  const place = placeOf(state, index);
  const view = place && shownView(place);
  if (!view) return state;
  const after = change(view);
  return followView(
    withPane(state, index, (pane) => ({ ...pane, view: after })),
    index,
    { before: view, after },
  );
}

/** The reading with a tone changed; three planes of one volume share theirs, linked stacks where it means the same. */
export function withTone(state: Reading, index: number, change: (pane: Pane) => Pane): Reading {
  const leader = state.panes[index];
  if (!leader?.plane) return followTone(withPane(state, index, change), index);
  const { voi, isInverted } = change(leader);
  return { ...state, panes: state.panes.map((pane) => ({ ...pane, voi, isInverted })) };
}

/** The reading with a pane's window changed from what it shows now. */
export function withVoi(state: Reading, index: number, change: (voi: Voi) => Voi): Reading {
  const place = placeOf(state, index);
  const voi = place && shownVoi(place);
  return voi ? withTone(state, index, (pane) => ({ ...pane, voi: change(voi) })) : state;
}

/**
 * A window moved by hand: it has no name any more, is no table, and keeps its shape. Whole values, at least one wide;
 * where the reach is smaller than that (a dose, an uptake) in steps of `windowStep`.
 */
export function movedVoi(voi: Voi, by: { readonly width: number; readonly center: number }): Voi {
  const step = windowStep(voi.width);
  const whole = (value: number): number => Math.round(value / step) * step;
  return {
    ...(voi.function && { function: voi.function }),
    width: Math.max(step, whole(voi.width + by.width)),
    center: whole(voi.center + by.center),
    label: null,
  };
}

/** How finely a window of this width is moved: by whole values, below a width of 10 by a hundredth of its order. */
export const windowStep = (width: number): number => (width >= 10 ? 1 : 10 ** (Math.floor(Math.log10(width)) - 2));
