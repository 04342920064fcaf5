import type { DisplaySetId } from '../../../../models/base/ids.ts';
import type { DisplaySet } from '../../../../models/imaging/display-set.ts';
import { showInPane, showPlanes } from '../hang.ts';
import { placeOf } from '../reading.ts';
import type { Reading } from '../reading.ts';
import { fused, isUpper, refusalOf } from './fusion.ts';

/** Of a study: the sets that may lie under, or over, the one in the active viewport; volumes first. */
function partnersOf(state: Reading, set: DisplaySet): readonly DisplaySet[] {
  return state.displaySets
    .filter((other) => other.kind !== 'document' && isUpper(other) !== isUpper(set))
    .toSorted((a, b) => Number(b.modality === 'CT') - Number(a.modality === 'CT') || b.frames.length - a.frames.length);
}

/** True where the active viewport shows one of a pair of which the other is in the study. */
export function canFuse(state: Reading): boolean {
  const place = placeOf(state, state.active);
  return place !== undefined && partnersOf(state, place.displaySet).length > 0;
}

/** Lays the study's PET over what the active viewport shows, or its CT under a PET shown there; or takes it off. */
export function toggledFusion(state: Reading): Reading {
  const place = placeOf(state, state.active);
  if (!place) return state;
  const { displaySet: set } = place;
  if (state.fusion && [state.fusion.base, state.fusion.over].includes(set.id)) return { ...state, fusion: null };
  const partners = partnersOf(state, set);
  const pair = (other: DisplaySet): readonly [base: DisplaySet, over: DisplaySet] =>
    isUpper(set) ? [other, set] : [set, other];
  const best = partners.find((other) => refusalOf(state, ...pair(other)) === null) ?? partners[0];
  if (!best) return state;
  const [base, over] = pair(best);
  const after = fused(state, base.id, over.id);
  return after.fusion && base.id !== set.id ? showing(after, base.id) : after;
}

/** The active viewport on the lower set of a pair. */
const showing = (state: Reading, base: DisplaySetId): Reading =>
  state.layout === 'planes' ? showPlanes(state, base) : showInPane(state, state.active, base);
