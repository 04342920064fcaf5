import { sharedWindow } from '../../../models/imaging/hanging/shared-window.ts';
import { add, subtract } from '../../../models/imaging/geometry/vec3.ts';
import type { ViewPlane } from '../../../models/imaging/view/view-plane.ts';
import { shownView } from '../view/pane.ts';
import type { Pane } from '../view/pane.ts';
import { placeOf } from '../view/reading.ts';
import type { Reading } from '../view/reading.ts';
import { isFollowing, linkState } from './link.ts';

/**
 * Place and zoom of the linked stacks after the leader's view changed: the same in one frame of reference; by as much
 * where the link was made by hand, since nobody said how the two lie beside each other.
 */
export function followView(
  state: Reading,
  leader: number,
  { before, after }: { readonly before: ViewPlane; readonly after: ViewPlane },
): Reading {
  const moved = subtract(after.center, before.center);
  const by = after.mmPerPixel / before.mmPerPixel;
  return following(state, leader, (pane, index) => {
    const place = placeOf(state, index);
    const view = place && shownView(place);
    if (!view) return pane;
    if (linkState(state, index, leader)?.kind === 'frame')
      return { ...pane, view: { ...view, center: after.center, mmPerPixel: after.mmPerPixel } };
    return { ...pane, view: { ...view, center: add(view.center, moved), mmPerPixel: view.mmPerPixel * by } };
  });
}

/** The leader's window in the linked stacks, where it means the same; that nothing was chosen follows too. */
export function followTone(state: Reading, leader: number): Reading {
  const from = placeOf(state, leader);
  return following(state, leader, (pane, index) => {
    const to = placeOf(state, index);
    if (!from || !to) return pane;
    const { voi, isInverted } = from.pane;
    const probe = { width: 1, center: 0, label: null };
    if (!sharedWindow(voi ?? probe, from.displaySet, to.displaySet)) return pane;
    return { ...pane, isInverted, voi: voi && sharedWindow(voi, from.displaySet, to.displaySet) };
  });
}

/** The linked stacks fitted to their viewports, as the leader was. */
export const followFit = (state: Reading, leader: number): Reading =>
  following(state, leader, (pane) => ({ ...pane, view: null }));

const following = (state: Reading, leader: number, change: (pane: Pane, index: number) => Pane): Reading => ({
  ...state,
  panes: state.panes.map((pane, index) => (isFollowing(state, index, leader) ? change(pane, index) : pane)),
});
