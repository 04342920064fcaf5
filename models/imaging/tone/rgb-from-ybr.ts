/**
 * Luminance and chrominance as red, green, blue.
 *
 * @param values  Y, Cb, Cr of each pixel, 8 bits each, full range.
 * @returns red, green, blue of each pixel, rounded and held within 0 … 255.
 * @source  DICOM PS3.3 C.7.6.3.1.2, YBR_FULL. Total.
 */
export function rgbFromYbr(values: ArrayLike<number>): Uint8Array<ArrayBuffer> {
  const out = new Uint8ClampedArray(values.length);
  for (let i = 0; i + 2 < values.length; i += 3) {
    const [y, b, r] = [values[i] ?? 0, (values[i + 1] ?? 0) - 128, (values[i + 2] ?? 0) - 128];
    out[i] = y + 1.402 * r;
    out[i + 1] = y - 0.344136 * b - 0.714136 * r;
    out[i + 2] = y + 1.772 * b;
  }
  return new Uint8Array(out.buffer);
}
