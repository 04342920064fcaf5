import type { DisplaySetId } from '../../../../models/base/ids.ts';
import type { DisplaySet } from '../../../../models/imaging/display-set.ts';
import { resampledSet } from '../../../../models/imaging/view/reslice/resampled-set.ts';
import { t } from '../../../ui/text/t.ts';
import { showPlanes } from '../hang.ts';
import type { Reading } from '../reading.ts';

const madeOf = (set: DisplaySet): DisplaySet | null =>
  resampledSet(set, t('imaging.resampled-name', { series: set.description || set.modality }));

/** True for a stack of the open study that is no volume, but can be resampled to one. */
export const canResample = ({ displaySets }: Reading, set: DisplaySet): boolean =>
  displaySets.includes(set) && madeOf(set) !== null;

/** Three planes of a stack resampled to upright; the box it becomes joins the display sets of this window. */
export function showResampled(state: Reading, id: DisplaySetId): Reading {
  const set = state.displaySets.find((one) => one.id === id);
  const made = set && madeOf(set);
  if (!made) return state;
  const isThere = state.displaySets.some((other) => other.id === made.id);
  const displaySets = isThere ? state.displaySets : [...state.displaySets, made];
  return showPlanes({ ...state, displaySets }, made.id);
}
