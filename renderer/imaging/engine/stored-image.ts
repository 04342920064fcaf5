import { AppError } from '../../../models/base/app-error.ts';
import type { PixelFormat } from '../../../models/imaging/display-set.ts';
import { reachOf } from '../../../models/imaging/tone/reach-window.ts';
import type { FrameTables } from '../../../models/imaging/tone/tone-of-frame.ts';
import type { Voxels } from '../../../models/imaging/view/reslice/sample-row.ts';
import { noTables } from '../tone/frame-tables.ts';

/** A frame's values as stored: the modality's slope and intercept are still to be applied. Colours are red, green, blue. */
export interface StoredImage {
  readonly columns: number;
  readonly rows: number;
  readonly samples: number; // 1 grey, 3 red green blue
  readonly values: Voxels;
  readonly low: number;
  readonly high: number;
  readonly tables: FrameTables; // those it is drawn with
}

/** The bytes that main gives of a frame as its image, without a copy where the width allows. @throws AppError `dicom.pixels-short`. */
export function storedImage(pixels: PixelFormat, bytes: ArrayBuffer, tables: FrameTables = noTables): StoredImage {
  const { columns, rows, samplesPerPixel: samples } = pixels;
  const values = valuesOver(bytes, pixels);
  const want = columns * rows * samples;
  if (values.length < want) throw new AppError('dicom.pixels-short', { have: values.length, want });
  return { columns, rows, samples, values, tables, ...reachOf(values) };
}

/** Values laid over bytes cut to their stored bits, little endian; 32-bit whole numbers become floats, which drawing takes. */
export function valuesOver(bytes: ArrayBuffer, { bitsAllocated, signed, isFloat }: PixelFormat): Voxels {
  if (isFloat) return new Float32Array(bytes);
  if (bitsAllocated <= 8) return signed ? Int16Array.from(new Int8Array(bytes)) : new Uint8Array(bytes);
  if (bitsAllocated <= 16) return signed ? new Int16Array(bytes) : new Uint16Array(bytes);
  return Float32Array.from(signed ? new Int32Array(bytes) : new Uint32Array(bytes));
}
