import type { Types } from '@cornerstonejs/core';
import { scale, subtract } from '../../../../models/imaging/geometry/vec3.ts';
import type { Vec3 } from '../../../../models/imaging/geometry/vec3.ts';
import { into } from '../../../../models/imaging/view/view-plane.ts';
import { straightWindow } from '../straight-window.ts';
import type { Picture } from '../picture.ts';

const point = ([x, y, z]: Vec3): Types.Point3 => [x, y, z];

/** Our view as Cornerstone's camera: patient mm in both; `parallelScale` is half the height of the viewport in mm. */
export function cameraOf({ view, size }: Pick<Picture, 'view' | 'size'>): Types.ICamera {
  const towards = scale(into(view), -1); // from the picture to the reader
  return {
    parallelProjection: true,
    focalPoint: point(view.center),
    position: point(subtract(view.center, scale(into(view), 1000))),
    viewPlaneNormal: point(towards),
    viewUp: point(scale(view.down, -1)),
    parallelScale: (size.height / 2) * view.mmPerPixel,
  };
}

/** A window as the two values that are drawn black and white. */
export const rangeOf = (voi: Picture['voi']): Types.VOIRange => {
  const { center, width } = straightWindow(voi);
  return { lower: center - 0.5 - (width - 1) / 2, upper: center - 0.5 + (width - 1) / 2 };
};
