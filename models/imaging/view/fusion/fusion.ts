import { DisplaySetId } from '../../../base/ids.ts';
import { no } from '../../../base/result.ts';
import type { Refusal } from '../../../base/result.ts';
import { z } from '../../../base/schema.ts';
import type { DisplaySet } from '../../display-set.ts';
import { volumeCorners } from '../../geometry/patient-from-voxel.ts';
import { patientFromPixel } from '../../geometry/patient-from-pixel.ts';
import { add } from '../../geometry/vec3.ts';
import type { Vec3 } from '../../geometry/vec3.ts';
import { paletteNames } from './palettes.ts';

/** In what the values of the upper set are told: an uptake value, or the unit of the modality. */
export const FusionUnit = z.enum(['bw', 'lbm', 'bsa', 'stored']);
export type FusionUnit = z.infer<typeof FusionUnit>;

/** A volume laid in colours over another display set, by position in the patient: a PET over its CT. */
export const Fusion = z.object({
  base: DisplaySetId,
  over: DisplaySetId,
  palette: z.enum(paletteNames),
  opacity: z.number().min(0).max(1),
  unit: FusionUnit,
  /** What takes the first and the last colour, in that unit; null: as `usualRange` says. What is lower is not drawn. */
  range: z.object({ low: z.number(), high: z.number() }).nullable(),
});
export type Fusion = z.infer<typeof Fusion>;

/** How a fusion opens. Uptake by body weight from 0 to 7: common use for FDG, no single publication. */
export const usualFusion = { palette: 'hot-iron', opacity: 0.5, suvHigh: 7 } as const;

/** A fusion as it opens. Total. */
export const openedFusion = (base: DisplaySetId, over: Pick<DisplaySet, 'id' | 'suv'>): Fusion => ({
  base,
  over: over.id,
  palette: usualFusion.palette,
  opacity: usualFusion.opacity,
  unit: unitsOf(over)[0] ?? 'stored',
  range: null,
});

/** The units a set's values can be told in, the first of them first. Total. */
export function unitsOf({ suv }: Pick<DisplaySet, 'suv'>): readonly FusionUnit[] {
  if (!suv) return ['stored'];
  const known: FusionUnit[] = ['bw'];
  if (suv.lbm !== null) known.push('lbm');
  if (suv.bsa !== null) known.push('bsa');
  return [...known, 'stored'];
}

/** What a value in the unit of the modality is multiplied with. Total: 1 where the unit is not known. */
export const unitFactor = ({ suv }: Pick<DisplaySet, 'suv'>, unit: FusionUnit): number =>
  unit === 'stored' ? 1 : (suv?.[unit] ?? 1);

/**
 * The range of colours a fusion opens with, in its unit: uptake from 0 to what is 7 by body weight; of other values from 0
 * to `top`, such as a percentile of the volume.
 *
 * @param top  in the unit of the modality. Total.
 */
export function usualRange(set: Pick<DisplaySet, 'suv'>, unit: FusionUnit, top: number): { low: number; high: number } {
  const { suv } = set;
  if (!suv) return { low: 0, high: Math.max(top, 1e-6) };
  return { low: 0, high: (usualFusion.suvHigh / suv.bw) * unitFactor(set, unit) };
}

/**
 * Why a volume cannot be laid over a display set; null where it can.
 *
 * @param shift  mm, LPS: from the base's space to that of the upper set; undefined where nobody knows.
 * @returns a refusal, its code a language key: `imaging.fuse-same`, `imaging.fuse-no-volume` {series},
 *   `imaging.fuse-no-place` {series}, `imaging.fuse-other-frame`, `imaging.fuse-apart` {mm}. Total.
 */
export function fusionRefusal(base: DisplaySet, over: DisplaySet, shift: Vec3 | undefined): Refusal | null {
  if (base.id === over.id) return no('imaging.fuse-same').error;
  if (!over.volume) return no('imaging.fuse-no-volume', { series: over.description || over.modality }).error;
  const points = placesOf(base).map((point) => (shift ? add(point, shift) : point));
  if (points.length === 0) return no('imaging.fuse-no-place', { series: base.description || base.modality }).error;
  if (!shift) return no('imaging.fuse-other-frame').error;
  const mm = gapBetween(points, volumeCorners(over.volume));
  return mm > 0 ? no('imaging.fuse-apart', { mm: Math.round(mm) }).error : null;
}

/** Corners of what a display set shows, mm, LPS. */
function placesOf({ volume, frames }: DisplaySet): readonly Vec3[] {
  if (volume) return volumeCorners(volume);
  return frames.flatMap(({ plane, pixels: { columns, rows } }) =>
    plane
      ? [0, columns - 1].flatMap((column) => [0, rows - 1].map((row) => patientFromPixel(plane, [column, row])))
      : [],
  );
}

/** How far two clouds of points lie apart along the axis on which they lie furthest apart, mm; 0 where they overlap. */
function gapBetween(a: readonly Vec3[], b: readonly Vec3[]): number {
  const gaps = ([0, 1, 2] as const).map((axis) => {
    const [p, q] = [a.map((point) => point[axis]), b.map((point) => point[axis])];
    return Math.max(Math.min(...p) - Math.max(...q), Math.min(...q) - Math.max(...p));
  });
  return Math.max(0, ...gaps);
}
