import type { Frame } from '../../../models/imaging/display-set.ts';
import { lookUp } from '../../../models/imaging/tone/look-up.ts';
import type { Voxels } from '../../../models/imaging/view/reslice/sample-row.ts';
import type { StoredImage } from './stored-image.ts';

/** Room for a volume: whole numbers of 16 bit where every frame's slope and reach allow; else, and of no frames, floats. */
export const makeVoxels = (frames: readonly Frame[], count: number): Voxels =>
  voxelBytes(frames) === 2 ? new Int16Array(room(count * 2)) : new Float32Array(room(count * 4));

/** Bytes of a voxel of these frames. */
export function voxelBytes(frames: readonly Frame[]): 2 | 4 {
  const isWhole = frames.every(({ pixels, tables }) => {
    if (tables?.modality) return false;
    const { slope, intercept, bitsStored, signed } = pixels;
    const most = 2 ** (signed ? bitsStored - 1 : bitsStored);
    const ends = [intercept + slope * most, intercept - slope * (signed ? most : 0)];
    return Number.isInteger(slope) && Number.isInteger(intercept) && ends.every((end) => Math.abs(end) <= 32_768);
  });
  return isWhole && frames.length > 0 ? 2 : 4;
}

/** Memory that this window's threads see, too, where the browser gives such: a volume is never copied to them. */
const room = (bytes: number): ArrayBuffer | SharedArrayBuffer =>
  crossOriginIsolated ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes);

/** Writes an image's values in the unit of the modality: its table, else slope and intercept. */
export function putValues(
  into: Voxels,
  { values, tables: { modality } }: StoredImage,
  { slope, intercept }: { readonly slope: number; readonly intercept: number },
): void {
  if (modality) return into.set(Float32Array.from(values, (value) => lookUp(value, modality)));
  if (slope === 1 && intercept === 0) return into.set(values);
  for (let i = 0; i < values.length; i++) into[i] = (values[i] ?? 0) * slope + intercept;
}
