import type { DisplaySet, Frame } from '../../../models/imaging/display-set.ts';
import { isAlongside, nearestFrame, normalOf } from '../../../models/imaging/geometry/nearest-frame.ts';
import { patientFromPixel } from '../../../models/imaging/geometry/patient-from-pixel.ts';
import { add, dot, scale, subtract } from '../../../models/imaging/geometry/vec3.ts';
import type { Vec3 } from '../../../models/imaging/geometry/vec3.ts';
import { toFrame } from '../view/to-frame.ts';
import type { PanePlace } from '../view/pane.ts';
import { placeOf } from '../view/reading.ts';
import type { Reading } from '../view/reading.ts';

/** Within what patient positions of a display set can be compared: its frame of reference, else itself alone. */
export const spaceOf = ({ frameOfReferenceUid, id }: DisplaySet): string => frameOfReferenceUid ?? id;

/**
 * What a patient position of one display set is moved by to lie in another: nothing within one frame of reference, what
 * the reader set by hand between two; undefined where nobody said, or links are off.
 */
export function shiftBetween({ shifts, isLinked }: Reading, from: DisplaySet, to: DisplaySet): Vec3 | undefined {
  const [a, b] = [spaceOf(from), spaceOf(to)];
  if (a === b) return [0, 0, 0];
  if (!isLinked) return undefined;
  const [shiftA, shiftB] = [shifts[a], shifts[b]];
  return shiftA && shiftB && subtract(shiftB, shiftA);
}

const shownFrame = ({ pane, displaySet }: PanePlace): Frame | undefined =>
  pane.plane ? undefined : displaySet.frames[pane.frame];

/** Middle of an image that has a place, mm, LPS. */
export function middleOf({ plane, pixels }: Frame): Vec3 | undefined {
  return plane ? patientFromPixel(plane, [(pixels.columns - 1) / 2, (pixels.rows - 1) / 2]) : undefined;
}

/** The image of the place beside which another is shown: both lie in planes that are scrolled together. */
function normals(a: PanePlace, b: PanePlace): readonly [Vec3, Vec3] | undefined {
  const [planeA, planeB] = [shownFrame(a)?.plane, shownFrame(b)?.plane];
  return planeA && planeB ? [normalOf(planeA), normalOf(planeB)] : undefined;
}

/** How a viewport stands to the active one. */
export type LinkState =
  | { readonly kind: 'frame' } // one frame of reference
  | { readonly kind: 'hand'; readonly mm: number } // by hand: so far along the active image's normal
  | { readonly kind: 'other' } // another frame of reference, and nobody said where it lies
  | { readonly kind: 'across' }; // lies across: scrolling one is no scrolling of the other

/** How pane `index` is linked to pane `leader`; undefined where there is nothing to link. */
export function linkState(state: Reading, index: number, leader: number): LinkState | undefined {
  const [from, to] = [placeOf(state, leader), placeOf(state, index)];
  if (!from || !to || index === leader || state.layout === 'planes' || state.tiledFrom !== null) return undefined;
  const pair = normals(from, to);
  if (!pair) return undefined;
  const shift = shiftBetween(state, from.displaySet, to.displaySet);
  if (!isAlongside(...pair)) return { kind: 'across' };
  if (!shift) return { kind: 'other' };
  return spaceOf(from.displaySet) === spaceOf(to.displaySet)
    ? { kind: 'frame' }
    : { kind: 'hand', mm: dot(shift, pair[0]) };
}

/** True when pane `index` goes along with what is done in pane `leader`. */
export function isFollowing(state: Reading, index: number, leader: number): boolean {
  const kind = state.isLinked ? linkState(state, index, leader)?.kind : undefined;
  return kind === 'frame' || kind === 'hand';
}

/** The other stacks of a linked reading go to where the leader's image lies in the patient, as near as they come. */
export function followScroll(state: Reading, leader: number): Reading {
  const from = placeOf(state, leader);
  const frame = from && shownFrame(from);
  const middle = frame && middleOf(frame);
  if (!from || !middle || !state.isLinked) return state;
  const panes = state.panes.map((pane, index) => {
    const to = placeOf(state, index);
    const shift = to && isFollowing(state, index, leader) && shiftBetween(state, from.displaySet, to.displaySet);
    const nearest = shift && nearestFrame(to.displaySet.frames, add(middle, shift));
    return nearest ? toFrame(pane, to.displaySet, nearest.index) : pane;
  });
  return { ...state, panes };
}

/**
 * Takes what is shown now for one place: the images beside the active one, whose frame of reference is another, are
 * linked from here on by the distance between them along the active image's normal.
 */
export function linkHere(state: Reading): Reading {
  const leader = placeOf(state, state.active);
  const frame = leader && shownFrame(leader);
  const middle = frame && middleOf(frame);
  if (!leader || !frame?.plane || !middle) return state;
  const normal = normalOf(frame.plane);
  const shifts: Record<string, Vec3> = { [spaceOf(leader.displaySet)]: [0, 0, 0] };
  for (const index of state.panes.keys()) {
    const other = placeOf(state, index);
    const kind = linkState(state, index, state.active)?.kind;
    const place = other && shownFrame(other);
    const there = place && middleOf(place);
    if (!there || (kind !== 'other' && kind !== 'hand')) continue;
    shifts[spaceOf(other.displaySet)] ??= scale(normal, dot(subtract(there, middle), normal));
  }
  return { ...state, shifts, isLinked: true };
}

/** How far a following viewport's image lies from the active one's place, mm, where that is more than half a step. */
export function offBy(state: Reading, index: number): number | undefined {
  const [from, to] = [placeOf(state, state.active), placeOf(state, index)];
  const frame = from && shownFrame(from);
  const middle = frame && middleOf(frame);
  const shown = to && shownFrame(to);
  const shift = from && to && shiftBetween(state, from.displaySet, to.displaySet);
  if (!middle || !shown?.plane || !shift || !isFollowing(state, index, state.active)) return undefined;
  const off = Math.abs(nearestFrame([shown], add(middle, shift))?.depthMm ?? 0);
  return off > halfStep(to.displaySet) ? off : undefined;
}

/** Half the distance between two images of a stack, and a little: rounding is no distance. */
export function halfStep({ frames }: DisplaySet): number {
  const middle = frames.length >> 1;
  const [a, b] = [frames[Math.max(middle - 1, 0)], frames[middle]];
  const step = a?.plane && b && Math.abs(nearestFrame([b], a.plane.origin)?.depthMm ?? 0);
  return (step || a?.sliceThicknessMm || 1) / 2 + 0.01;
}
