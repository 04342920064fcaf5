import type { DisplaySet } from '../../../../models/imaging/display-set.ts';
import { add, dot, scale, subtract } from '../../../../models/imaging/geometry/vec3.ts';
import { normalOf } from '../../../../models/imaging/geometry/nearest-frame.ts';
import type { ReadingMove } from '../../../../models/imaging/hanging/second-window.ts';
import { toPatient, toPoint } from '../../view/move.ts';
import type { Pane } from '../../view/pane.ts';
import { displaySetOf, placeOf } from '../../view/reading.ts';
import type { Reading } from '../../view/reading.ts';
import { tilesShowing } from '../../view/tiles.ts';
import { followTone, followView } from '../follow.ts';
import { keptPane, restoredPane } from '../kept.ts';
import { followScroll, spaceOf } from '../link.ts';

/** What this window tells the other one; null while it shows nothing. */
export function moveOf(state: Reading): ReadingMove | null {
  const { studyUid, crosshair, cursor, isLinked, shifts } = state;
  const place = placeOf(state, state.active);
  if (!studyUid || !place) return null;
  return { studyUid, pane: keptPane(state, place.pane), crosshair, cursor, isLinked, shifts: { ...shifts } };
}

/**
 * The reading after the other window was moved: as if the other's active viewport were one more of this one's. Nothing
 * happens to another study; where links are off only that is taken over.
 */
export function followed(state: Reading, move: ReadingMove): Reading {
  if (move.studyUid !== state.studyUid) return state;
  const { isLinked, shifts, cursor } = move;
  const next: Reading = { ...state, isLinked, shifts, cursor };
  const set = displaySetOf(next, move.pane.displaySet);
  if (!isLinked || !set) return next;
  const guest = restoredPane(next, move.pane);
  if (guest.plane) return withTone(move.crosshair ? toPlace(next, move.crosshair, set) : next, guest);
  return next.layout === 'planes' ? withTone(throughImage(next, guest, set), guest) : asLeader(next, guest);
}

/** Stacks follow as they follow one of their own; tiles go to an image of their own series. */
function asLeader(state: Reading, guest: Pane): Reading {
  if (state.tiledFrom !== null)
    return state.panes[0]?.displaySet === guest.displaySet ? tilesShowing(state, guest.frame) : state;
  const index = state.panes.length;
  const leader = { ...guest, size: state.panes[0]?.size ?? null };
  let led = followScroll({ ...state, panes: [...state.panes, leader] }, index);
  if (guest.view) led = followView(led, index, { before: guest.view, after: guest.view });
  return { ...led, panes: followTone(led, index).panes.slice(0, index) };
}

/** A point of three planes there, in the planes or the stacks here. */
function toPlace(state: Reading, point: NonNullable<Reading['crosshair']>, of: DisplaySet): Reading {
  const own = placeOf(state, 0)?.displaySet;
  if (state.layout === 'planes' && (!own || spaceOf(own) !== spaceOf(of))) return state;
  return { ...toPatient(state, point, of), cursor: state.cursor };
}

/** Three planes here go to where the image there lies, along its normal. */
function throughImage(state: Reading, { frame }: Pane, of: DisplaySet): Reading {
  const own = placeOf(state, 0)?.displaySet;
  const plane = of.frames[frame]?.plane;
  if (!own?.volume || !plane || !state.crosshair || spaceOf(own) !== spaceOf(of)) return state;
  const normal = normalOf(plane);
  const far = dot(subtract(plane.origin, state.crosshair), normal);
  return toPoint(state, own.volume, add(state.crosshair, scale(normal, far)));
}

/** One window of one series, however it is cut. */
const withTone = (state: Reading, { displaySet, voi, isInverted }: Pane): Reading => ({
  ...state,
  panes: state.panes.map((pane) => (pane.displaySet === displaySet ? { ...pane, voi, isInverted } : pane)),
});
