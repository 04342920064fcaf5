import type { Now } from '../../ui/action.ts';
import { brushedIn } from '../tools/brush/brushed-in.ts';
import { isTurned } from '../view/planes/turn.ts';
import { focusedFinding } from '../../app/api/shown-findings.ts';
import { placeOf, reading } from '../view/reading.ts';
import { canTile } from '../view/tiles.ts';

/** The group all actions of the page stand under, and where they can be reached. */
export const onImages = { group: 'imaging.group', pages: ['images'] } as const;

type When = (now: Now) => true | string;

/** Something is shown in the active viewport. */
export const withImage: When = () => {
  const state = reading.get();
  return placeOf(state, state.active) ? true : 'imaging.needs.image';
};

/** The active display set can be cut in three planes. */
export const withVolume: When = () => {
  const state = reading.get();
  return placeOf(state, state.active)?.displaySet.volume ? true : 'imaging.needs.volume';
};

/** The active viewport's series has several images to lay over the grid, or they lie there already. */
export const withTiles = (): true | string => {
  const state = reading.get();
  const set = placeOf(state, state.active)?.displaySet;
  return state.tiledFrom !== null || (set && canTile(set)) ? true : 'imaging.needs.several';
};

/** Three planes are open. */
export const inPlanes = (): true | string => (reading.get().layout === 'planes' ? true : 'imaging.needs.planes');

/** Three planes are open and lie as they are named: boxes run along the patient's axes. */
export const inUprightPlanes: When = () => {
  const needed = inPlanes();
  return needed === true && isTurned(reading.get()) ? 'imaging.needs.upright' : needed;
};

/** Boxes are placed in planes, or the finding in focus is one of boxes on an image, which change. */
export const withBoxes: When = (now) =>
  focusedFinding()?.geometry.kind === 'pixel-boxes' ? true : inUprightPlanes(now);

/** The finding in focus has a mask that may be painted in the active viewport. */
export const withMask: When = () => {
  const brushed = brushedIn(reading.get().active);
  return brushed.ok ? true : brushed.error.code;
};
