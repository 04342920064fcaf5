import { volumeCenter, volumeCorners, voxelsPerMm } from '../../geometry/patient-from-voxel.ts';
import { dot, length, scale, subtract } from '../../geometry/vec3.ts';
import type { VolumeGeometry } from '../../display-set.ts';
import type { PlaneAxes } from '../fit-view.ts';
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
import { shadeVolume } from './shade-volume.ts';
import type { TurntablePreset } from './turntable-presets.ts';

/** Pictures all the way round, and pixels of one's side. */
export const turntableSteps = 36;
export const turntableSide = 360;

/** How a picture of the turntable lies in the patient: right and down on screen, LPS. @param step  as `turntableView`. Total. */
export function turntableAxes(step: number): PlaneAxes {
  const angle = (2 * Math.PI * step) / turntableSteps;
  return { right: [Math.cos(angle), Math.sin(angle), 0], down: [0, 0, -1] };
}

/**
 * The view from one side of the turntable: whole volume, about its middle and the head-foot axis.
 *
 * @param step  0 from the front, then towards the patient's left; any whole number. @returns mm and LPS. Total.
 */
export function turntableView(volume: VolumeGeometry, step: number): ViewPlane {
  const center = volumeCenter(volume);
  const reach = volumeCorners(volume).map((corner) => subtract(corner, center));
  const radius = Math.max(...reach.map(([x, y, z]) => Math.max(Math.hypot(x, y), Math.abs(z))));
  return {
    center,
    ...turntableAxes(step),
    mmPerPixel: (2 * radius) / turntableSide,
  };
}

/**
 * The view of a volume from any side: whole, about its middle.
 *
 * @param side  pixels of the picture's side. @returns mm and LPS. Total.
 */
export function freeView(volume: VolumeGeometry, axes: PlaneAxes, side: number): ViewPlane {
  const center = volumeCenter(volume);
  const radius = Math.max(...volumeCorners(volume).map((corner) => length(subtract(corner, center))));
  return { center, ...axes, mmPerPixel: (2 * radius) / side };
}

/** The order in which pictures are made: the four sides first, then between them. Total. */
export const turntableOrder: readonly number[] = [9, 3, 1].flatMap((apart, i, all) =>
  Array.from({ length: turntableSteps }, (_, step) => step).filter(
    (step) => step % apart === 0 && !all.slice(0, i).some((before) => step % before === 0),
  ),
);

/**
 * The values of the volume a preset speaks of: black and white, where the surface lies, or the points of its transfer
 * function; percentiles unless they are in the modality's own unit. Total for at least one voxel.
 */
export function presetLevels(voxels: Voxels, preset: TurntablePreset): readonly number[] {
  if (preset.kind === 'highest') return percentilesOf(voxels, [preset.black, preset.white]);
  if (preset.kind === 'surface') return percentilesOf(voxels, [preset.from]);
  const points = preset.points.map(({ at }) => at);
  return preset.unit === 'HU' ? points : percentilesOf(voxels, points);
}

export interface PictureWish {
  readonly view: ViewPlane;
  readonly side: number; // pixels
  readonly preset: TurntablePreset;
  readonly levels: readonly number[]; // of `presetLevels`
}

/**
 * One still picture of a volume from one side. For looking, not for measuring: a surface is where values pass a percentile,
 * what lies behind what is brightest is not told, and shaded tissue is as see-through as its transfer function says.
 *
 * @param voxels  slice, row, column. @returns `side`² pixels, row after row, bytes R G B A, opaque; black where nothing is.
 *   Total.
 */
export function volumePicture(
  voxels: Voxels,
  volume: VolumeGeometry,
  { view, side, preset, levels }: PictureWish,
): Uint32Array<ArrayBuffer> {
  const depthStep = Math.max(voxelAlong(volume, into(view)), view.mmPerPixel);
  const lines = linesThrough(volume, view, { apart: depthStep, side });
  const [low = 0, high = low + 1] = levels;
  if (preset.kind === 'shaded') {
    const points = preset.points.map((point, i) => ({ ...point, at: levels[i] ?? point.at }));
    return shadeVolume(voxels, { lines, apartMm: depthStep, mmPerPixel: view.mmPerPixel }, points);
  }
  if (preset.kind === 'surface') {
    const depths = firstHit(voxels, lines, low).map((index) => (index * depthStep) / view.mmPerPixel);
    return greyWords(shadeDepths(depths, side));
  }
  const { factor, offset } = greyLine({
    voi: { width: Math.max(high - low, 1e-6) + 1, center: (low + high) / 2 + 0.5 },
    isInverted: false,
  });
  const values = resliceSlab(voxels, { ...lines, mode: 'highest' });
  return greyWords(Uint8ClampedArray.from(values, (value) => (Number.isNaN(value) ? 0 : value * factor + offset)));
}

const greyWords = (levels: Uint8ClampedArray): Uint32Array<ArrayBuffer> =>
  Uint32Array.from(levels, (level) => 0xff000000 | (level * 0x010101));

/** Lines of sight through the whole volume, sampled every `apart` mm. */
function linesThrough(
  volume: VolumeGeometry,
  view: ViewPlane,
  { apart, side }: { readonly apart: number; readonly side: number },
): Omit<SlabJob, 'mode'> {
  const size = { width: side, height: side };
  const steps = voxelSteps(volume, view, { size, grid: { left: 0.5, top: 0.5, stepX: 1, stepY: 1 } });
  const normal = into(view);
  const depths = volumeCorners(volume).map((corner) => dot(subtract(corner, view.center), normal));
  const reach = Math.ceil(Math.max(...depths) / apart);
  const perMm = voxelsPerMm(volume).map((towards) => dot(towards, normal));
  const step: Vec3 = [(perMm[0] ?? 0) * apart, (perMm[1] ?? 0) * apart, (perMm[2] ?? 0) * apart];
  return {
    shape: volume.shape,
    steps,
    depths: Array.from({ length: 2 * reach + 1 }, (_, i) => scale(step, i - reach)),
    ...size,
  };
}
