import type { PlaneGeometry, VolumeGeometry } from '../display-set.ts';
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

/** The view that shows one image whole, centred, hung by radiological convention. @returns mm and LPS as `ViewPlane` says. Total for a viewport larger than 0. */
export function fitImage(
  plane: PlaneGeometry,
  { rows, columns }: { readonly rows: number; readonly columns: number },
  size: Size,
): ViewPlane {
  const { acrossColumns, acrossRows } = plane.spacing;
  const along = scale(plane.row, ((columns - 1) / 2) * acrossColumns);
  const center = add(add(plane.origin, along), scale(plane.column, ((rows - 1) / 2) * acrossRows));
  const axes = conventionalAxes(plane);
  const extent = (axis: Vec3): number =>
    Math.abs(dot(axis, plane.row)) > Math.SQRT1_2 ? columns * acrossColumns : rows * acrossRows; // a row across or down
  return { center, ...axes, mmPerPixel: Math.max(extent(axes.right) / size.width, extent(axes.down) / size.height) };
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
