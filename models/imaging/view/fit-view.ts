import type { PlaneGeometry, VolumeGeometry } from '../display-set.ts';
import { breastAxes, chestWallSide } from '../geometry/breast-axes.ts';
import type { BreastFrame } from '../geometry/breast-axes.ts';
import { conventionalAxes } from '../geometry/conventional-axes.ts';
import { volumeCenter, volumeCorners } from '../geometry/patient-from-voxel.ts';
import { add, dot, scale, subtract } from '../geometry/vec3.ts';
import type { Vec3 } from '../geometry/vec3.ts';
import type { Size, ViewPlane } from './view-plane.ts';

export type PlaneName = 'axial' | 'coronal' | 'sagittal';
/** How a plane lies in the patient and on screen. */
export type PlaneAxes = Pick<ViewPlane, 'right' | 'down'>;

/** Screen axes of the three planes, unit vectors in LPS: axial from the feet, coronal from the front, sagittal with the face at the left. */
export const planeAxes: Readonly<Record<PlaneName, PlaneAxes>> = {
  axial: { right: [1, 0, 0], down: [0, 1, 0] },
  coronal: { right: [1, 0, 0], down: [0, 0, -1] },
  sagittal: { right: [0, 1, 0], down: [0, 0, -1] },
};

/** An image to be fitted, and how it is to lie: what is not said is as by convention, in the middle, as large as it can be. */
export interface FittedImage {
  readonly rows: number;
  readonly columns: number;
  readonly breast?: BreastFrame; // what it says of a breast
  readonly justify?: 'chest-wall' | undefined; // of a breast: its chest wall touches the edge it lies at
  readonly leastMm?: readonly [width: number, height: number] | undefined; // room is left for at least so much, so that others have the same scale
}

/** The view that shows one image whole, hung by radiological convention, mammograms back to back. @returns mm and LPS as `ViewPlane` says. Total for a viewport larger than 0. */
export function fitImage(plane: PlaneGeometry, image: FittedImage, size: Size): ViewPlane {
  const { rows, columns, breast, justify, leastMm: [leastWidth, leastHeight] = [0, 0] } = image;
  const { acrossColumns, acrossRows } = plane.spacing;
  const along = scale(plane.row, ((columns - 1) / 2) * acrossColumns);
  const center = add(add(plane.origin, along), scale(plane.column, ((rows - 1) / 2) * acrossRows));
  const axes = (breast && breastAxes(plane, breast)) ?? conventionalAxes(plane);
  const extent = (axis: Vec3): number =>
    Math.abs(dot(axis, plane.row)) > Math.SQRT1_2 ? columns * acrossColumns : rows * acrossRows; // a row across or down
  const [width, height] = [extent(axes.right), extent(axes.down)];
  const mmPerPixel = Math.max(Math.max(width, leastWidth) / size.width, Math.max(height, leastHeight) / size.height);
  const wall = breast && justify === 'chest-wall' ? chestWallSide(axes, plane, breast) : undefined;
  const aside = wall ? ((width - size.width * mmPerPixel) / 2) * (wall === 'right' ? 1 : -1) : 0;
  return { center: add(center, scale(axes.right, aside)), ...axes, mmPerPixel };
}

/** The view that shows a plane of a volume whole: centred on the volume, through its middle. Total for a viewport larger than 0. */
export function fitVolume(volume: VolumeGeometry, axes: PlaneAxes, size: Size): ViewPlane {
  const center = volumeCenter(volume);
  const reach = (axis: Vec3): number => {
    const along = volumeCorners(volume).map((corner) => dot(subtract(corner, center), axis));
    return Math.max(...along) - Math.min(...along);
  };
  const mmPerPixel = Math.max(reach(axes.right) / size.width, reach(axes.down) / size.height);
  return { center, ...axes, mmPerPixel };
}
