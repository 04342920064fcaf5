import type { DisplaySetId } from '../../../models/base/ids.ts';
import type { DisplaySet, Frame, PlaneGeometry, Voi } from '../../../models/imaging/display-set.ts';
import type { PlannedFit } from '../../../models/imaging/hanging/hanging-plan.ts';
import type { Vec3 } from '../../../models/imaging/geometry/vec3.ts';
import { pixelFromPatient } from '../../../models/imaging/geometry/patient-from-pixel.ts';
import { volumeCenter } from '../../../models/imaging/geometry/patient-from-voxel.ts';
import { fitImage, fitVolume, planeAxes } from '../../../models/imaging/view/fit-view.ts';
import type { Slab } from '../../../models/imaging/view/reslice/slab.ts';
import type { FittedImage, PlaneAxes, PlaneName } from '../../../models/imaging/view/fit-view.ts';
import { throughPoint } from '../../../models/imaging/view/view-plane.ts';
import type { Size, ViewPlane } from '../../../models/imaging/view/view-plane.ts';

/** What one viewport is set to show. */
export interface Pane {
  readonly displaySet: DisplaySetId | null;
  readonly plane: PlaneName | null; // null: the images as they were taken
  readonly axes: PlaneAxes | null; // null: as the plane is named; set while it is turned
  readonly frame: number; // index into the display set's frames; of no use in a plane
  readonly size: Size | null; // null until it stands on screen
  readonly view: ViewPlane | null; // null: fitted to the viewport
  readonly fit: PlannedFit | null; // how an image is fitted; null: whole, in the middle
  readonly voi: Voi | null; // null: as stored
  readonly isInverted: boolean;
  readonly slab: Slab | null; // null: the plane alone; of no use to an image
}

export const emptyPane: Pane = {
  displaySet: null,
  plane: null,
  axes: null,
  frame: 0,
  size: null,
  view: null,
  fit: null,
  voi: null,
  isInverted: false,
  slab: null,
};

/** How the plane of a pane lies in the patient; undefined for an image. */
export const axesOf = ({ plane, axes }: Pane): PlaneAxes | undefined =>
  plane ? (axes ?? planeAxes[plane]) : undefined;

/** A pane with what it needs to be drawn. */
export interface PanePlace {
  readonly pane: Pane;
  readonly displaySet: DisplaySet;
  readonly crosshair: Vec3 | null; // patient mm
}

/**
 * The plane an image lies in. Without a place in the patient: its first pixel at the origin, columns to the right, rows
 * down, in mm where a spacing is known, else in pixels as high as the file says.
 */
export const planeOf = ({ plane, spacing, aspect = 1 }: Frame): PlaneGeometry =>
  plane ?? {
    origin: [0, 0, 0],
    row: [1, 0, 0],
    column: [0, 1, 0],
    spacing: spacing ?? { acrossColumns: 1, acrossRows: aspect },
  };

/** The view a pane shows now, undefined while it has no size or nothing to show. */
export function shownView({ pane, displaySet, crosshair }: PanePlace): ViewPlane | undefined {
  if (!pane.size || pane.size.width < 1 || pane.size.height < 1) return undefined;
  const axes = axesOf(pane);
  if (axes) {
    if (!displaySet.volume) return undefined;
    const view = pane.view ?? fitVolume(displaySet.volume, axes, pane.size);
    return throughPoint(view, crosshair ?? volumeCenter(displaySet.volume));
  }
  const frame = displaySet.frames[pane.frame];
  if (!frame) return undefined;
  const plane = planeOf(frame);
  return throughPoint(pane.view ?? fitImage(plane, fittedImage(frame, pane), pane.size), plane.origin);
}

/** What of a pane's image stands in its middle, `[column, row]`; null in a plane, and where no image stands. */
export function middleOf(place: PanePlace): readonly [number, number] | null {
  const view = shownView(place);
  const frame = place.displaySet.frames[place.pane.frame];
  if (!view || !frame || place.pane.plane !== null) return null;
  const { column, row } = pixelFromPatient(planeOf(frame), view.center);
  return [column, row];
}

/** A frame as it is fitted into its viewport. */
const fittedImage = (frame: Frame, { fit }: Pick<Pane, 'fit'>): FittedImage => ({
  rows: frame.pixels.rows,
  columns: frame.pixels.columns,
  breast: frame,
  justify: fit?.justify,
  leastMm: fit?.leastMm ?? undefined,
});
