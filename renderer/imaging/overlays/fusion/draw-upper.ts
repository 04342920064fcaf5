import { add } from '../../../../models/imaging/geometry/vec3.ts';
import type { Vec3 } from '../../../../models/imaging/geometry/vec3.ts';
import { colorValues, resliceColor } from '../../../../models/imaging/view/fusion/reslice-color.ts';
import type { ColorScale } from '../../../../models/imaging/view/fusion/reslice-color.ts';
import { resliceSlab } from '../../../../models/imaging/view/reslice/reslice-slab.ts';
import { planSlab } from '../../../../models/imaging/view/reslice/slab.ts';
import type { Slab } from '../../../../models/imaging/view/reslice/slab.ts';
import type { Size, ViewPlane } from '../../../../models/imaging/view/view-plane.ts';
import { voxelSteps } from '../../../../models/imaging/view/voxel-step.ts';
import type { LoadedVolume } from '../../engine/load-volume.ts';

/** What of the upper volume is seen, and where it lies against the picture below. */
export interface UpperPicture {
  readonly volume: LoadedVolume;
  readonly shift: Vec3; // mm, LPS: from the space of the view to that of the volume
  readonly view: ViewPlane;
  readonly size: Size;
  readonly pixelRatio: number;
  readonly slab: Slab | null;
  readonly scale: ColorScale;
}

/** Draws the upper volume over a canvas of the viewport's size; of a slab the same slab. */
export function drawUpper(context: CanvasRenderingContext2D, picture: UpperPicture): void {
  const { width, height } = context.canvas;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, width, height);
  const view = { ...picture.view, center: add(picture.view.center, picture.shift) };
  if (picture.slab) return drawSlab(context, { ...picture, view, slab: picture.slab });
  const { volume, size, pixelRatio, scale } = picture;
  const step = 1 / pixelRatio;
  const steps = voxelSteps(volume.geometry, view, {
    size,
    grid: { left: step / 2, top: step / 2, stepX: step, stepY: step },
  });
  const page = new ImageData(width, height);
  const job = { shape: volume.geometry.shape, steps, width, height, scale };
  resliceColor(volume.voxels, job, new Uint32Array(page.data.buffer));
  context.putImageData(page, 0, 0);
}

function drawSlab(context: CanvasRenderingContext2D, picture: UpperPicture & { readonly slab: Slab }): void {
  const { volume, view, size, pixelRatio, slab, scale } = picture;
  const { job, grid } = planSlab(volume.geometry, view, { size, pixelRatio, slab });
  const page = new ImageData(job.width, job.height);
  colorValues(resliceSlab(volume.voxels, job), scale, new Uint32Array(page.data.buffer));
  const sheet = new OffscreenCanvas(job.width, job.height);
  sheet.getContext('2d')?.putImageData(page, 0, 0);
  const { left, top, stepX, stepY } = grid;
  context.scale(pixelRatio, pixelRatio);
  context.drawImage(sheet, left - stepX / 2, top - stepY / 2, job.width * stepX, job.height * stepY);
}
