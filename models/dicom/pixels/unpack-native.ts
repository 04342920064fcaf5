import { cutToStoredBits, valuesOver } from './stored-values.ts';
import type { SampleFormat, StoredValues } from './stored-values.ts';

/**
 * Values of one frame of native pixel data.
 *
 * @param bytes  the frame's bytes, little endian; of 1-bit images from the byte its first bit lies in.
 * @param layout  for 1-bit images the bit in the first byte where the frame begins.
 * @returns values cut to the stored bits; 1-bit ones as bytes 0 and 1. Missing bytes read as 0: check lengths before.
 * @source  DICOM PS3.5 8.1 and annex D. Total.
 */
export function unpackNative(
  bytes: Uint8Array,
  format: SampleFormat,
  layout: { readonly firstBit?: number } = {},
): StoredValues {
  const { rows, columns, samplesPerPixel, bitsAllocated } = format;
  const count = rows * columns * samplesPerPixel;
  if (bitsAllocated === 1) return unpackBits(bytes, count, layout.firstBit ?? 0);
  if (format.photometric === 'YBR_FULL_422' && samplesPerPixel === 3) return from422(bytes, rows * columns);
  const size = bitsAllocated / 8;
  const copy = new Uint8Array(count * size);
  copy.set(bytes.subarray(0, count * size));
  const values = valuesOver(copy.buffer, format);
  cutToStoredBits(values, format);
  return format.planar && samplesPerPixel > 1 ? interleave(values, samplesPerPixel) : values;
}

function unpackBits(bytes: Uint8Array, count: number, firstBit: number): Uint8Array<ArrayBuffer> {
  const values = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    const bit = firstBit + i;
    values[i] = ((bytes[bit >> 3] ?? 0) >> (bit & 7)) & 1;
  }
  return values;
}

/** Y Y Cb Cr for two pixels each: chrominance is repeated. */
function from422(bytes: Uint8Array, pixels: number): Uint8Array<ArrayBuffer> {
  const values = new Uint8Array(pixels * 3);
  for (let i = 0; i < pixels; i++) {
    const at = (i >> 1) * 4;
    values[i * 3] = bytes[at + (i & 1)] ?? 0;
    values[i * 3 + 1] = bytes[at + 2] ?? 0;
    values[i * 3 + 2] = bytes[at + 3] ?? 0;
  }
  return values;
}

/** Turns the byte order of words of 2, 4 or 8 bytes around, in place. Total. */
export function swapBytes(bytes: Uint8Array, size: number): void {
  for (let at = 0; at + size <= bytes.length; at += size) bytes.subarray(at, at + size).reverse();
}

/** Planes of samples, one after the other, into pixels. Total. */
export function interleave<T extends StoredValues>(planes: T, samples: number): T {
  const pixels = planes.length / samples;
  const values = planes.slice() as T; // `slice` of a typed array is of its own kind
  for (let sample = 0; sample < samples; sample++)
    for (let i = 0; i < pixels; i++) values[i * samples + sample] = planes[sample * pixels + i] ?? 0;
  return values;
}
