import { utilities } from '@cornerstonejs/core';
import type { Types } from '@cornerstonejs/core';
import { AppError } from '../../../models/base/app-error.ts';
import type { PixelFormat, PlaneGeometry } from '../../../models/imaging/display-set.ts';

type Values = Uint8Array | Int8Array | Uint16Array | Int16Array | Uint32Array | Int32Array | Float32Array;

/** Values laid over the bytes that main gives of an uncompressed frame: cut to their stored bits, little endian. */
export function valuesOver(bytes: ArrayBuffer, { bitsAllocated, signed, isFloat }: PixelFormat): Values {
  if (isFloat) return new Float32Array(bytes);
  if (bitsAllocated <= 8) return signed ? new Int8Array(bytes) : new Uint8Array(bytes);
  if (bitsAllocated <= 16) return signed ? new Int16Array(bytes) : new Uint16Array(bytes);
  return signed ? new Int32Array(bytes) : new Uint32Array(bytes);
}

/** Lowest and highest value; numbers that are none are left out. */
export function reachOf(values: ArrayLike<number>): { readonly low: number; readonly high: number } {
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? 0;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return low <= high ? { low, high } : { low: 0, high: 0 };
}

/** Grey or RGB values need no decoder: what is stored is what is shown. */
export const needsNoDecoder = ({ photometric, planar }: PixelFormat): boolean =>
  photometric.startsWith('MONOCHROME') || (photometric === 'RGB' && !planar);

export interface NativeFrame {
  readonly imageId: string;
  readonly pixels: PixelFormat;
  readonly spacing: PlaneGeometry['spacing'];
}

/** An uncompressed frame as Cornerstone's image, without a copy. @throws AppError `dicom.pixels-short`. */
export function nativeImage({ imageId, pixels, spacing }: NativeFrame, bytes: ArrayBuffer): Types.IImage {
  const { columns, rows, samplesPerPixel, photometric } = pixels;
  const scalarData = kept(valuesOver(bytes, pixels));
  const want = columns * rows * samplesPerPixel;
  if (scalarData.length < want) throw new AppError('dicom.pixels-short', { have: scalarData.length, want });
  const { low, high } = reachOf(scalarData);
  return {
    imageId,
    columns,
    rows,
    width: columns,
    height: rows,
    color: samplesPerPixel > 1,
    rgba: false,
    numberOfComponents: samplesPerPixel,
    minPixelValue: low,
    maxPixelValue: high,
    slope: 1,
    intercept: 0,
    windowWidth: high - low + 1,
    windowCenter: (low + high + 1) / 2,
    voiLUTFunction: undefined,
    invert: photometric === 'MONOCHROME1',
    columnPixelSpacing: spacing.acrossColumns,
    rowPixelSpacing: spacing.acrossRows,
    sizeInBytes: scalarData.byteLength,
    dataType: scalarData.constructor.name,
    voxelManager: utilities.VoxelManager.createImageVoxelManager({
      width: columns,
      height: rows,
      numberOfComponents: samplesPerPixel,
      scalarData,
    }),
    getPixelData: () => scalarData,
    getCanvas: undefined,
    // Cornerstone's own loader makes the same object and leaves these two undefined; its type does not say so.
  } as unknown as Types.IImage;
}

/** 32-bit whole numbers as floats: neither the window nor a texture takes them. */
const kept = (values: Values): Exclude<Values, Uint32Array | Int32Array> =>
  values instanceof Uint32Array || values instanceof Int32Array ? Float32Array.from(values) : values;
