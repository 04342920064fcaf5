import type { Voi } from '../../../models/imaging/display-set.ts';
import type { ViewPlane } from '../../../models/imaging/view/view-plane.ts';
import { shownView } from './pane.ts';
import type { Pane } from './pane.ts';
import { placeOf, withPane } from './reading.ts';
import type { Reading } from './reading.ts';
import { shownVoi } from '../tone/shown-voi.ts';

/** The reading with the view of a pane changed from what it shows now. */
export function withView(state: Reading, index: number, change: (view: ViewPlane) => ViewPlane): Reading {
  const place = placeOf(state, index);
  const view = place && shownView(place);
  return view ? withPane(state, index, (pane) => ({ ...pane, view: change(view) })) : state;
}

/** The reading with a tone changed; three planes of one volume share theirs. */
export function withTone(state: Reading, index: number, change: (pane: Pane) => Pane): Reading {
  const leader = state.panes[index];
  if (!leader?.plane) return withPane(state, index, change);
  const { voi, isInverted } = change(leader);
  return { ...state, panes: state.panes.map((pane) => ({ ...pane, voi, isInverted })) };
}

/** The reading with a pane's window changed from what it shows now. */
export function withVoi(state: Reading, index: number, change: (voi: Voi) => Voi): Reading {
  const place = placeOf(state, index);
  const voi = place && shownVoi(place);
  return voi ? withTone(state, index, (pane) => ({ ...pane, voi: change(voi) })) : state;
}

/** A window moved by hand: it has no name any more; at least one value wide. */
export const movedVoi = ({ width, center }: Voi, by: { readonly width: number; readonly center: number }): Voi => ({
  width: Math.max(1, Math.round(width + by.width)),
  center: Math.round(center + by.center),
  label: null,
});
