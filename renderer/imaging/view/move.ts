import type { DisplaySet, VolumeGeometry } from '../../../models/imaging/display-set.ts';
import { add, scale } from '../../../models/imaging/geometry/vec3.ts';
import type { Vec3 } from '../../../models/imaging/geometry/vec3.ts';
import { nearestFrame } from '../../../models/imaging/geometry/nearest-frame.ts';
import { patientFromVoxel, voxelFromPatient } from '../../../models/imaging/geometry/patient-from-voxel.ts';
import { voxelAlong } from '../../../models/imaging/view/voxel-step.ts';
import { into, screenFromPatient } from '../../../models/imaging/view/view-plane.ts';
import { followScroll, shiftBetween, spaceOf } from '../hanging/link.ts';
import { shownView } from './pane.ts';
import type { Pane, PanePlace } from './pane.ts';
import { placeOf, withPane } from './reading.ts';
import type { Reading } from './reading.ts';
import { likeTile, scrolledTiles, tilesShowing } from './tiles.ts';
import { toFrame } from './to-frame.ts';

const clamp = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high);

/** The reading `by` images further in a pane: the next images of a stack, in all its tiles, or the plane moved by so many voxels. */
export function scrolled(state: Reading, index: number, by: number): Reading {
  if (state.tiledFrom !== null) return scrolledTiles(state, by);
  const place = placeOf(state, index);
  if (!place) return state;
  const { pane, displaySet } = place;
  if (!pane.plane)
    return followScroll(
      withPane(state, index, () => toFrame(pane, displaySet, pane.frame + by)),
      index,
    );
  const view = shownView(place);
  if (!view || !displaySet.volume || !state.crosshair) return state;
  return toPoint(
    state,
    displaySet.volume,
    add(state.crosshair, scale(into(view), by * voxelAlong(displaySet.volume, into(view)))),
  );
}

/** Moves the crosshair, kept within the volume. */
export function toPoint(state: Reading, volume: VolumeGeometry, point: Vec3): Reading {
  const { columns, rows, slices } = volume.shape;
  const [c, r, s] = voxelFromPatient(volume, point);
  const inside: Vec3 = [clamp(c, 0, columns - 1), clamp(r, 0, rows - 1), clamp(s, 0, slices - 1)];
  return { ...state, crosshair: patientFromVoxel(volume, inside) };
}

/**
 * Shows a patient position of a display set: the crosshair in three planes; in stacks the nearest image of each that is
 * in the same frame of reference, or linked by hand, with the point marked where it is known.
 */
export function toPatient(state: Reading, point: Vec3, of: DisplaySet): Reading {
  const volume = placeOf(state, 0)?.displaySet.volume;
  if (state.layout === 'planes' && volume) return toPoint(state, volume, point);
  if (state.tiledFrom !== null) return tilesAt(state, point, of);
  const panes = state.panes.map((pane, index) => {
    const place = placeOf(state, index);
    const shift = place && shiftBetween(state, of, place.displaySet);
    if (!shift) return pane;
    const nearest = nearestFrame(place.displaySet.frames, add(point, shift));
    const shown = nearest ? toFrame(pane, place.displaySet, nearest.index) : pane;
    return spaceOf(of) === spaceOf(place.displaySet) ? withinReach({ ...place, pane: shown }, point) : shown;
  });
  return { ...state, panes, cursor: { point, space: spaceOf(of) } };
}

/** The tiles with the image nearest to a patient position among them. */
function tilesAt(state: Reading, point: Vec3, of: DisplaySet): Reading {
  const set = placeOf(state, 0)?.displaySet;
  const shift = set && shiftBetween(state, of, set);
  const nearest = shift && nearestFrame(set.frames, add(point, shift));
  if (!nearest) return state;
  const shown = { ...tilesShowing(state, nearest.index), cursor: { point, space: spaceOf(of) } };
  const place = placeOf(shown, shown.active);
  if (!place || spaceOf(of) !== spaceOf(set)) return shown;
  return likeTile(
    withPane(shown, shown.active, () => withinReach(place, point)),
    shown.active,
  );
}

/** The pane with its view moved to a point that would lie outside the viewport. */
export function withinReach(place: PanePlace, point: Vec3): Pane {
  const { pane } = place;
  const view = shownView(place);
  if (!view || !pane.size) return pane;
  const [x, y] = screenFromPatient(view, pane.size, point);
  const isInside = x >= 0 && y >= 0 && x <= pane.size.width && y <= pane.size.height;
  return isInside ? pane : { ...pane, view: { ...view, center: point } };
}
