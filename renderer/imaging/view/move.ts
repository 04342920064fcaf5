import type { DisplaySet, VolumeGeometry } from '../../../models/imaging/display-set.ts';
import { add, dot, scale } from '../../../models/imaging/geometry/vec3.ts';
import type { Vec3 } from '../../../models/imaging/geometry/vec3.ts';
import { patientFromVoxel, voxelFromPatient } from '../../../models/imaging/geometry/patient-from-voxel.ts';
import { voxelAlong } from '../../../models/imaging/view/voxel-step.ts';
import { into } from '../../../models/imaging/view/view-plane.ts';
import { planeOf, shownView } from './pane.ts';
import type { Pane, PanePlace } from './pane.ts';
import { placeOf, withPane } from './reading.ts';
import type { Reading } from './reading.ts';

const clamp = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high);

/** Shows another image of a stack; a view that was chosen stays, unless the image lies in another direction. */
export function toFrame(pane: Pane, displaySet: DisplaySet, wanted: number): Pane {
  const frame = clamp(wanted, 0, displaySet.frames.length - 1);
  const [before, after] = [displaySet.frames[pane.frame], displaySet.frames[frame]];
  if (frame === pane.frame || !before || !after) return pane;
  const [a, b] = [planeOf(before), planeOf(after)];
  const isAligned = dot(a.row, b.row) > 0.999 && dot(a.column, b.column) > 0.999;
  return { ...pane, frame, view: isAligned ? pane.view : null };
}

/** The reading `by` images further in a pane: the next images of a stack, or the plane moved by so many voxels. */
export function scrolled(state: Reading, index: number, by: number): Reading {
  const place = placeOf(state, index);
  if (!place) return state;
  const { pane, displaySet } = place;
  if (!pane.plane)
    return linked(
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

/** Shows a patient position: the nearest image of every stack in its direction, the crosshair in three planes. */
export function toPatient(state: Reading, point: Vec3): Reading {
  const volume = placeOf(state, 0)?.displaySet.volume;
  if (state.layout === 'planes' && volume) return toPoint(state, volume, point);
  const panes = state.panes.map((pane, index) => {
    const place = placeOf(state, index);
    return place ? toFrame(pane, place.displaySet, nearestFrame(place, point)) : pane;
  });
  return { ...state, panes };
}

/** The other stacks of a linked reading follow to the same place in the patient. */
function linked(state: Reading, leader: number): Reading {
  const place = placeOf(state, leader);
  const origin = place?.displaySet.frames[place.pane.frame]?.plane?.origin;
  const frameOfReference = place?.displaySet.frameOfReferenceUid;
  if (!state.isLinked || !place || !origin || !frameOfReference) return state;
  const panes = state.panes.map((pane, index) => {
    const other = placeOf(state, index);
    if (index === leader || other?.displaySet.frameOfReferenceUid !== frameOfReference) return pane;
    return toFrame(pane, other.displaySet, nearestFrame(other, origin));
  });
  return { ...state, panes };
}

function nearestFrame({ pane, displaySet }: PanePlace, point: Vec3): number {
  const distances = displaySet.frames.map(({ plane }) => {
    if (!plane) return Infinity;
    const normal = into({ center: plane.origin, right: plane.row, down: plane.column, mmPerPixel: 1 });
    return Math.abs(dot(normal, point) - dot(normal, plane.origin));
  });
  const least = Math.min(...distances);
  return Number.isFinite(least) ? distances.indexOf(least) : pane.frame;
}
