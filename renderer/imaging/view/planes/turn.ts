import { planeAxes } from '../../../../models/imaging/view/fit-view.ts';
import { degreesBetween, turnedAxes, turnedView } from '../../../../models/imaging/view/turn-view.ts';
import { into } from '../../../../models/imaging/view/view-plane.ts';
import { axesOf, shownView } from '../pane.ts';
import type { Pane } from '../pane.ts';
import { placeOf } from '../reading.ts';
import type { Reading } from '../reading.ts';

/**
 * The reading with the crosshair's lines in one plane turned clockwise on screen: that plane stays, the two others turn
 * about the crosshair, so that all three stay square to each other.
 */
export function turned(state: Reading, index: number, degrees: number): Reading {
  const kept = placeOf(state, index);
  const view = kept && shownView(kept);
  if (!kept?.pane.plane || !view || !state.crosshair) return state;
  const turn = { axis: into(view), point: state.crosshair, degrees };
  const panes = state.panes.map((pane, i): Pane => {
    const axes = axesOf(pane);
    const place = placeOf(state, i);
    if (i === index || !axes || !place) return pane;
    const before = shownView(place);
    return { ...pane, axes: turnedAxes(axes, turn), view: before ? turnedView(before, turn) : null };
  });
  return { ...state, panes };
}

/** The three planes as they are named again, fitted to their viewports. */
export const upright = (state: Reading): Reading => ({
  ...state,
  panes: state.panes.map((pane) => (pane.axes ? { ...pane, axes: null, view: null } : pane)),
});

/** How far a plane is turned from the one it is named after, degrees; 0 for an image. */
export function turnOf(pane: Pane): number {
  return pane.plane && pane.axes ? degreesBetween(pane.axes, planeAxes[pane.plane]) : 0;
}

const seen = 0.05; // degrees: less is not shown

/** True while a plane lies otherwise than its name says. */
export const isTurned = ({ panes }: Pick<Reading, 'panes'>): boolean => panes.some((pane) => turnOf(pane) >= seen);
