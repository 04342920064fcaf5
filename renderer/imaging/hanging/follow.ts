import { sharedWindow } from '../../../models/imaging/hanging/shared-window.ts';
import { add, dot, scale, subtract } from '../../../models/imaging/geometry/vec3.ts';
import type { Vec3 } from '../../../models/imaging/geometry/vec3.ts';
import type { PlaneAxes } from '../../../models/imaging/view/fit-view.ts';
import type { ViewPlane } from '../../../models/imaging/view/view-plane.ts';
import { shownView } from '../view/pane.ts';
import type { Pane } from '../view/pane.ts';
import { placeOf } from '../view/reading.ts';
import type { Reading } from '../view/reading.ts';
import { likeTile } from '../view/tiles.ts';
import { isFollowing, linkState } from './link.ts';

/**
 * Place, zoom, turn and mirroring of the linked stacks after the leader's view changed: place and zoom the same in one frame
 * of reference; by as much where the link was made by hand, since nobody said how the two lie beside each other. Turned
 * and mirrored alike where both hung alike before.
 */
export function followView(
  state: Reading,
  leader: number,
  { before, after }: { readonly before: ViewPlane; readonly after: ViewPlane },
): Reading {
  if (state.tiledFrom !== null) return likeTile(state, leader);
  const moved = subtract(after.center, before.center);
  const by = after.mmPerPixel / before.mmPerPixel;
  return following(state, leader, (pane, index) => {
    const place = placeOf(state, index);
    const view = place && shownView(place);
    if (!view) return pane;
    const axes = sameTurn(view, before, after);
    if (linkState(state, index, leader)?.kind === 'frame')
      return { ...pane, view: { ...axes, center: after.center, mmPerPixel: after.mmPerPixel } };
    return { ...pane, view: { ...axes, center: add(view.center, moved), mmPerPixel: view.mmPerPixel * by } };
  });
}

/** Two pictures hang alike where what is to their right and what is down lies within this of each other. */
const alike = Math.cos((30 * Math.PI) / 180);

/** The axes of a view after its leader was turned by right angles or mirrored; its own where it hung otherwise. */
function sameTurn(view: PlaneAxes, before: PlaneAxes, after: PlaneAxes): PlaneAxes {
  const hangsAlike = dot(view.right, before.right) > alike && dot(view.down, before.down) > alike;
  if (!hangsAlike) return { right: view.right, down: view.down };
  const turned = (axis: Vec3): Vec3 => {
    const [alongRight, alongDown] = [Math.round(dot(axis, before.right)), Math.round(dot(axis, before.down))];
    return alongRight !== 0 ? scale(view.right, alongRight) : scale(view.down, alongDown);
  };
  return { right: turned(after.right), down: turned(after.down) };
}

/** The leader's window in the linked stacks, where it means the same; that nothing was chosen follows too. */
export function followTone(state: Reading, leader: number): Reading {
  if (state.tiledFrom !== null) return likeTile(state, leader);
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
  state.tiledFrom !== null ? likeTile(state, leader) : following(state, leader, (pane) => ({ ...pane, view: null }));

const following = (state: Reading, leader: number, change: (pane: Pane, index: number) => Pane): Reading => ({
  ...state,
  panes: state.panes.map((pane, index) => (isFollowing(state, index, leader) ? change(pane, index) : pane)),
});
