import type { ImageHeader } from '../header/instance-header.ts';

/** Stored values of one frame: row, column, sample; colour samples side by side whatever the file does. */
export type StoredValues =
  | Uint8Array<ArrayBuffer>
  | Int8Array<ArrayBuffer>
  | Uint16Array<ArrayBuffer>
  | Int16Array<ArrayBuffer>
  | Uint32Array<ArrayBuffer>
  | Int32Array<ArrayBuffer>
  | Float32Array<ArrayBuffer>
  | Float64Array<ArrayBuffer>;

export type SampleFormat = Pick<
  ImageHeader,
  | 'rows'
  | 'columns'
  | 'samplesPerPixel'
  | 'bitsAllocated'
  | 'bitsStored'
  | 'highBit'
  | 'signed'
  | 'samples'
  | 'photometric'
  | 'planar'
>;

/** An array of the kind that a format's values fit, over `bytes` (aligned, native byte order of the platform). */
export function valuesOver(
  bytes: ArrayBuffer,
  { bitsAllocated, signed, samples }: Pick<SampleFormat, 'bitsAllocated' | 'signed' | 'samples'>,
): StoredValues {
  if (samples === 'float') return new Float32Array(bytes);
  if (samples === 'double') return new Float64Array(bytes);
  if (bitsAllocated <= 8) return signed ? new Int8Array(bytes) : new Uint8Array(bytes);
  if (bitsAllocated === 16) return signed ? new Int16Array(bytes) : new Uint16Array(bytes);
  return signed ? new Int32Array(bytes) : new Uint32Array(bytes);
}

/**
 * Keeps the stored bits only: those below and beyond are cut away (old files keep overlays there), the sign is extended
 * from the highest stored bit.
 *
 * @param values  changed in place; whole numbers. @param bits  stored bits, where the highest of them lies, signed or not.
 * @source  DICOM PS3.5 8.1.1. Total.
 */
export function cutToStoredBits(
  values: StoredValues,
  { bitsStored, highBit, signed }: Pick<SampleFormat, 'bitsStored' | 'highBit' | 'signed'>,
): void {
  if (values instanceof Float32Array || values instanceof Float64Array) return;
  const width = values.BYTES_PER_ELEMENT * 8;
  const below = highBit + 1 - bitsStored;
  const above = 32 - bitsStored;
  if (bitsStored >= width && below === 0) return;
  for (let i = 0; i < values.length; i++) {
    const raised = ((values[i] ?? 0) >> below) << above;
    values[i] = signed ? raised >> above : raised >>> above;
  }
}
