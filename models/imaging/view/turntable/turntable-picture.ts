import { volumeCenter, volumeCorners, voxelsPerMm } from '../../geometry/patient-from-voxel.ts';
import { dot, scale, subtract } from '../../geometry/vec3.ts';
import type { VolumeGeometry } from '../../display-set.ts';
import type { Vec3 } from '../../geometry/vec3.ts';
import { greyLine } from '../reslice/reslice-grey.ts';
import { resliceSlab } from '../reslice/reslice-slab.ts';
import type { Voxels } from '../reslice/sample-row.ts';
import type { SlabJob } from '../reslice/slab.ts';
import { into } from '../view-plane.ts';
import type { ViewPlane } from '../view-plane.ts';
import { voxelAlong, voxelSteps } from '../voxel-step.ts';
import { firstHit, shadeDepths } from './first-hit.ts';
import { percentilesOf } from './percentiles.ts';
import type { TurntablePreset } from './turntable-presets.ts';

/** Pictures all the way round, and pixels of one's side. */
export const turntableSteps = 36;
export const turntableSide = 360;

/**
 * The view from one side of the turntable: whole volume, about its middle and the head-foot axis.
 *
 * @param step  0 from the front, then towards the patient's left; any whole number. @returns mm and LPS. Total.
 */
export function turntableView(volume: VolumeGeometry, step: number): ViewPlane {
  const angle = (2 * Math.PI * step) / turntableSteps;
  const center = volumeCenter(volume);
  const reach = volumeCorners(volume).map((corner) => subtract(corner, center));
  const radius = Math.max(...reach.map(([x, y, z]) => Math.max(Math.hypot(x, y), Math.abs(z))));
  return {
    center,
    right: [Math.cos(angle), Math.sin(angle), 0],
    down: [0, 0, -1],
    mmPerPixel: (2 * radius) / turntableSide,
  };
}

/** The order in which pictures are made: the four sides first, then between them. Total. */
export const turntableOrder: readonly number[] = [9, 3, 1].flatMap((apart, i, all) =>
  Array.from({ length: turntableSteps }, (_, step) => step).filter(
    (step) => step % apart === 0 && !all.slice(0, i).some((before) => step % before === 0),
  ),
);

/** The percentiles of a preset as values of the volume: black and white, or where the surface lies. Total. */
export const presetLevels = (voxels: Voxels, preset: TurntablePreset): readonly number[] =>
  percentilesOf(voxels, preset.kind === 'highest' ? [preset.black, preset.white] : [preset.from]);

export interface TurntableWish {
  readonly step: number;
  readonly preset: TurntablePreset;
  readonly levels: readonly number[]; // of `presetLevels`
}

/**
 * One still picture of a volume from one side. For looking, not for measuring: a surface is where values pass a percentile,
 * and what lies behind what is brightest is not told.
 *
 * @param voxels  slice, row, column. @returns `turntableSide`² grey levels, row after row; nothing is 0. Total.
 */
export function turntablePicture(
  voxels: Voxels,
  volume: VolumeGeometry,
  { step, preset, levels: [low = 0, high = low + 1] }: TurntableWish,
): Uint8ClampedArray<ArrayBuffer> {
  const view = turntableView(volume, step);
  const depthStep = Math.max(voxelAlong(volume, into(view)), view.mmPerPixel);
  const job = jobThrough(volume, view, depthStep);
  if (preset.kind === 'surface') {
    const depths = firstHit(voxels, job, low).map((index) => (index * depthStep) / view.mmPerPixel);
    return shadeDepths(depths, turntableSide);
  }
  const { factor, offset } = greyLine({
    voi: { width: Math.max(high - low, 1e-6) + 1, center: (low + high) / 2 + 0.5 },
    isInverted: false,
  });
  const values = resliceSlab(voxels, { ...job, mode: 'highest' });
  return Uint8ClampedArray.from(values, (value) => (Number.isNaN(value) ? 0 : value * factor + offset));
}

/** Lines of sight through the whole volume, sampled every `apart` mm. */
function jobThrough(volume: VolumeGeometry, view: ViewPlane, apart: number): Omit<SlabJob, 'mode'> {
  const side = { width: turntableSide, height: turntableSide };
  const steps = voxelSteps(volume, view, { size: side, grid: { left: 0.5, top: 0.5, stepX: 1, stepY: 1 } });
  const normal = into(view);
  const depths = volumeCorners(volume).map((corner) => dot(subtract(corner, view.center), normal));
  const reach = Math.ceil(Math.max(...depths) / apart);
  const perMm = voxelsPerMm(volume).map((towards) => dot(towards, normal));
  const step: Vec3 = [(perMm[0] ?? 0) * apart, (perMm[1] ?? 0) * apart, (perMm[2] ?? 0) * apart];
  return {
    shape: volume.shape,
    steps,
    depths: Array.from({ length: 2 * reach + 1 }, (_, i) => scale(step, i - reach)),
    ...side,
  };
}
