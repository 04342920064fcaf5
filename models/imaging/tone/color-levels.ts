import { rgbFromYbr } from './rgb-from-ybr.ts';

/**
 * Colour samples as they are shown: red, green, blue, 8 bits each.
 *
 * @param values  samples of a pixel side by side, three or more; those behind the third are left out.
 * @param format  `isYbr`: luminance and chrominance, full range. `bitsStored`: of a sample; more than 8 keep their highest.
 * @returns three bytes a pixel. Total.
 */
export function colorLevels(
  values: ArrayLike<number>,
  {
    samplesPerPixel,
    bitsStored,
    isYbr,
  }: { readonly samplesPerPixel: number; readonly bitsStored: number; readonly isYbr: boolean },
): Uint8Array<ArrayBuffer> {
  const pixels = Math.trunc(values.length / samplesPerPixel);
  const shift = Math.max(bitsStored - 8, 0);
  const out = new Uint8Array(pixels * 3);
  for (let i = 0; i < pixels; i++)
    for (let c = 0; c < 3; c++) out[i * 3 + c] = (values[i * samplesPerPixel + c] ?? 0) >>> shift;
  return isYbr ? rgbFromYbr(out) : out;
}
