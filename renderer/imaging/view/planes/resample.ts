import type { DisplaySetId } from '../../../../models/base/ids.ts';
import type { DisplaySet } from '../../../../models/imaging/display-set.ts';
import { showPlanes } from '../hang.ts';
import type { Reading } from '../reading.ts';
import { madeUpright } from './made-upright.ts';

/** True for a stack of the open study that is no volume, but can be resampled to one. */
export const canResample = ({ displaySets }: Reading, set: DisplaySet): boolean =>
  displaySets.includes(set) && madeUpright(set) !== null;

/** Three planes of a stack resampled to upright; the box it becomes joins the display sets of this window. */
export function showResampled(state: Reading, id: DisplaySetId): Reading {
  const set = state.displaySets.find((one) => one.id === id);
  const made = set && madeUpright(set);
  if (!made) return state;
  const isThere = state.displaySets.some((other) => other.id === made.id);
  const displaySets = isThere ? state.displaySets : [...state.displaySets, made];
  return showPlanes({ ...state, displaySets }, made.id);
}
