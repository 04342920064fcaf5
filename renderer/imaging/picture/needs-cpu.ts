import type { Picture, PictureSource } from './picture.ts';

type ImageSource = Extract<PictureSource, { kind: 'image' }>;

/**
 * True for what the graphics path cannot draw as `models/imaging/tone` has it: tables, colours above a value, sigmoid windows, shutters, and
 * padding that a window would not leave black; and slabs, and volumes that are not whole yet. Such a picture is drawn by the CPU on every machine.
 */
export function needsCpu({
  source,
  voi,
  isInverted,
  slab,
}: Pick<Picture, 'source' | 'voi' | 'isInverted' | 'slab'>): boolean {
  const isCurved = !('entries' in voi) && voi.function === 'sigmoid';
  if (source.kind === 'volume') return slab !== null || source.isPart === true || isCurved;
  const { image, frame } = source;
  if ((frame.shutters ?? []).length > 0) return true;
  if (image.samples !== 1) return false;
  if (image.tables.modality || image.tables.colors || 'entries' in voi || isCurved) return true;
  return isPaddingSeen(source, { black: voi.center - voi.width / 2, isInverted });
}

/** @param black  what the window draws black, roughly: on its safe side. */
function isPaddingSeen(
  { image: { low, high }, frame }: ImageSource,
  { black, isInverted }: { readonly black: number; readonly isInverted: boolean },
): boolean {
  const { padding, pixels } = frame;
  if (!padding || padding.to < low || padding.from > high) return false;
  const brightest = Math.max(padding.from * pixels.slope, padding.to * pixels.slope) + pixels.intercept;
  return isInverted || brightest >= black - 1;
}

/** Bytes of a volume that no graphics processor is given: it makes floats of them. */
const mostGpuBytes = 1e9;

/** True for what fits a graphics processor: known before anything is sent there. @param longestSide  of a volume, voxels. */
export function fitsGpu(source: PictureSource, longestSide: number): boolean {
  if (source.kind === 'image') return true;
  const { columns, rows, slices } = source.geometry.shape;
  return Math.max(columns, rows, slices) <= longestSide && source.voxels.byteLength <= mostGpuBytes;
}
