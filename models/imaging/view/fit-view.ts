import type { PlaneGeometry, VolumeGeometry } from '../display-set.ts';
import { add, dot, scale, subtract } from '../geometry/vec3.ts';
import type { Vec3 } from '../geometry/vec3.ts';
import type { Size, ViewPlane } from './view-plane.ts';

export type PlaneName = 'axial' | 'coronal' | 'sagittal';

/** Screen axes of the three planes, unit vectors in LPS: axial from the feet, coronal from the front, sagittal with the face at the left. */
export const planeAxes: Readonly<Record<PlaneName, Pick<ViewPlane, 'right' | 'down'>>> = {
  axial: { right: [1, 0, 0], down: [0, 1, 0] },
  coronal: { right: [1, 0, 0], down: [0, 0, -1] },
  sagittal: { right: [0, 1, 0], down: [0, 0, -1] },
};

/** The view that shows one image whole, centred. @returns mm and LPS as `ViewPlane` says. Total for a viewport larger than 0. */
export function fitImage(
  plane: PlaneGeometry,
  { rows, columns }: { readonly rows: number; readonly columns: number },
  size: Size,
): ViewPlane {
  const { acrossColumns, acrossRows } = plane.spacing;
  const along = scale(plane.row, ((columns - 1) / 2) * acrossColumns);
  const center = add(add(plane.origin, along), scale(plane.column, ((rows - 1) / 2) * acrossRows));
  const mmPerPixel = Math.max((columns * acrossColumns) / size.width, (rows * acrossRows) / size.height);
  return { center, right: plane.row, down: plane.column, mmPerPixel };
}

/** The eight corners of a volume: outer corners of the corner voxels, mm, LPS. Total. */
export function volumeCorners(volume: VolumeGeometry): readonly Vec3[] {
  const { columns, rows, slices } = volume.shape;
  const ends = (count: number) => [-0.5, count - 0.5];
  return ends(columns).flatMap((c) =>
    ends(rows).flatMap((r) => ends(slices).map((s) => patientFromVoxel(volume, [c, r, s]))),
  );
}

/** Patient position (mm, LPS) of a voxel centre `[column, row, slice]`, 0-based, fractions allowed. Total. */
export const patientFromVoxel = (volume: VolumeGeometry, [column, row, slice]: Vec3): Vec3 =>
  add(add(add(volume.origin, scale(volume.column, column)), scale(volume.row, row)), scale(volume.slice, slice));

/** Middle of a volume, mm, LPS. Total. */
export const volumeCenter = (volume: VolumeGeometry): Vec3 => {
  const { columns, rows, slices } = volume.shape;
  return patientFromVoxel(volume, [(columns - 1) / 2, (rows - 1) / 2, (slices - 1) / 2]);
};

/** The view that shows a plane of a volume whole: centred on the volume, through its middle. Total for a viewport larger than 0. */
export function fitVolume(volume: VolumeGeometry, plane: PlaneName, size: Size): ViewPlane {
  const axes = planeAxes[plane];
  const center = volumeCenter(volume);
  const reach = (axis: Vec3): number => {
    const along = volumeCorners(volume).map((corner) => dot(subtract(corner, center), axis));
    return Math.max(...along) - Math.min(...along);
  };
  const mmPerPixel = Math.max(reach(axes.right) / size.width, reach(axes.down) / size.height);
  return { center, ...axes, mmPerPixel };
}
