import type { PlaneGeometry } from '../display-set.ts';
import { add, cross, dot, scale, subtract } from '../geometry/vec3.ts';
import type { Vec3 } from '../geometry/vec3.ts';

/** What one viewport shows: a plane through the patient and its scale on screen. */
export interface ViewPlane {
  readonly center: Vec3; // patient mm (LPS) at the middle of the viewport
  readonly right: Vec3; // unit vector shown to the right
  readonly down: Vec3; // unit vector shown downwards
  readonly mmPerPixel: number; // mm of one screen pixel (CSS pixel)
}

export interface Size {
  readonly width: number;
  readonly height: number;
}
/** A place in a viewport, screen pixels from its top left corner. */
export type Point = readonly [x: number, y: number];

/** The direction from the reader into the screen (`right × down`), unit vector, LPS. Total. */
export const into = (view: ViewPlane): Vec3 => cross(view.right, view.down);

/** True where the view looks along one of the patient's axes, and its sides run along the others. Total. */
export const isAlongPatient = ({ right, down }: Pick<ViewPlane, 'right' | 'down'>): boolean =>
  [right, down].every((axis) => axis.some((share) => Math.abs(share) > 1 - 1e-9));

/** Patient position (mm, LPS) shown at a screen point. Total. */
export function patientFromScreen(view: ViewPlane, size: Size, [x, y]: Point): Vec3 {
  const right = scale(view.right, (x - size.width / 2) * view.mmPerPixel);
  return add(add(view.center, right), scale(view.down, (y - size.height / 2) * view.mmPerPixel));
}

/** Screen point of a patient position (mm, LPS), projected onto the plane along its normal. Total. */
export function screenFromPatient(view: ViewPlane, size: Size, patient: Vec3): Point {
  const from = subtract(patient, view.center);
  return [
    size.width / 2 + dot(from, view.right) / view.mmPerPixel,
    size.height / 2 + dot(from, view.down) / view.mmPerPixel,
  ];
}

/** Distance of a patient position from the plane, mm, positive behind the screen. Total. */
export const depthOf = (view: ViewPlane, patient: Vec3): number => dot(subtract(patient, view.center), into(view));

/** The same view, moved along its normal until it holds `patient`. Total. */
export const throughPoint = (view: ViewPlane, patient: Vec3): ViewPlane => ({
  ...view,
  center: add(view.center, scale(into(view), depthOf(view, patient))),
});

/** The view after the picture was dragged by `[dx, dy]` screen pixels. Total. */
export const panned = (view: ViewPlane, [dx, dy]: Point): ViewPlane => ({
  ...view,
  center: subtract(view.center, add(scale(view.right, dx * view.mmPerPixel), scale(view.down, dy * view.mmPerPixel))),
});

/** The view magnified `by` (2 is twice as large), with what lies under screen point `about` kept in place. Total for by > 0. */
export function zoomed(
  view: ViewPlane,
  by: number,
  { size, about }: { readonly size: Size; readonly about: Point },
): ViewPlane {
  const fixed = patientFromScreen(view, size, about);
  const mmPerPixel = view.mmPerPixel / by;
  const moved = scale(subtract(view.center, fixed), mmPerPixel / view.mmPerPixel);
  return { ...view, mmPerPixel, center: add(fixed, moved) };
}

/** The picture turned clockwise by quarter turns about the middle of the viewport. Total. */
export function turned(view: ViewPlane, quarters: number): ViewPlane {
  let turnedView = view;
  for (let n = ((quarters % 4) + 4) % 4; n > 0; n--)
    turnedView = { ...turnedView, right: scale(turnedView.down, -1), down: turnedView.right };
  return turnedView;
}

/** The picture mirrored left to right (`right` negated) or top to bottom. Total. */
export const flipped = (view: ViewPlane, axis: 'horizontal' | 'vertical'): ViewPlane =>
  axis === 'horizontal' ? { ...view, right: scale(view.right, -1) } : { ...view, down: scale(view.down, -1) };

/**
 * The affine map from pixel centres of an image to screen points: `x = a·column + c·row + e`, `y = b·column + d·row + f`
 * (the order of a canvas transform). Exact when the image lies in the plane of the view. Total.
 */
export function screenFromPixel(
  view: ViewPlane,
  size: Size,
  plane: PlaneGeometry,
): readonly [number, number, number, number, number, number] {
  const origin = screenFromPatient(view, size, plane.origin);
  const column = scale(plane.row, plane.spacing.acrossColumns / view.mmPerPixel);
  const row = scale(plane.column, plane.spacing.acrossRows / view.mmPerPixel);
  return [
    dot(column, view.right),
    dot(column, view.down),
    dot(row, view.right),
    dot(row, view.down),
    origin[0],
    origin[1],
  ];
}
