import { AppError } from '../../models/base/app-error.ts';
import type { ImageHeader } from '../../models/dicom/header/instance-header.ts';
import type { FrameBytes } from './frame-bytes.ts';

/** Stored values of one frame: row by row, samples interleaved; before any slope or window. */
export type StoredValues = Uint8Array | Int8Array | Uint16Array | Int16Array | Uint32Array | Int32Array | Float32Array | Float64Array;

const readers: Readonly<Record<string, [number, (view: DataView, at: number, little: boolean) => number, (count: number) => StoredValues]>> = {
  u8: [1, (view, at) => view.getUint8(at), (count) => new Uint8Array(count)],
  i8: [1, (view, at) => view.getInt8(at), (count) => new Int8Array(count)],
  u16: [2, (view, at, little) => view.getUint16(at, little), (count) => new Uint16Array(count)],
  i16: [2, (view, at, little) => view.getInt16(at, little), (count) => new Int16Array(count)],
  u32: [4, (view, at, little) => view.getUint32(at, little), (count) => new Uint32Array(count)],
  i32: [4, (view, at, little) => view.getInt32(at, little), (count) => new Int32Array(count)],
  f32: [4, (view, at, little) => view.getFloat32(at, little), (count) => new Float32Array(count)],
  f64: [8, (view, at, little) => view.getFloat64(at, little), (count) => new Float64Array(count)],
};

/**
 * Decodes a frame that is stored as numbers: cut to BitsStored at HighBit, sign-extended where signed.
 *
 * @throws AppError `dicom.syntax` for compressed frames, `dicom.pixels-short`.
 */
export function decodeFrame({ bytes, header, transferSyntaxUid }: FrameBytes): StoredValues {
  const { image } = header;
  if (image?.pixels.kind !== 'native') throw new AppError('dicom.syntax', { syntax: transferSyntaxUid });
  const count = image.rows * image.columns * image.samplesPerPixel;
  if (image.bitsAllocated === 1) return Uint8Array.from({ length: count }, (_, i) => ((bytes[i >> 3] ?? 0) >> (i & 7)) & 1);
  const [size, read, make] = readers[kindOf(image)] ?? [0, undefined, undefined];
  if (!read || !make) throw new AppError('dicom.syntax', { syntax: `${transferSyntaxUid}, ${image.bitsAllocated} bit` });
  if (bytes.length < count * size) throw new AppError('dicom.pixels-short', { have: bytes.length, want: count * size });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const values = make(count);
  for (let i = 0; i < count; i++) values[i] = read(view, i * size, image.pixels.isLittleEndian);
  return image.samples === 'integer' ? cut(values, image) : values;
}

const kindOf = ({ samples, signed, bitsAllocated }: ImageHeader): string => {
  if (samples === 'float') return 'f32';
  if (samples === 'double') return 'f64';
  return `${signed ? 'i' : 'u'}${bitsAllocated}`;
};

/** Junk above HighBit is dropped; what is below the stored bits is shifted out. PS3.5 8.1.1. */
const cut = (values: StoredValues, { bitsAllocated, bitsStored, highBit, signed }: ImageHeader): StoredValues => {
  if (bitsStored === bitsAllocated || bitsAllocated > 32) return values;
  const up = 31 - highBit;
  const down = 32 - bitsStored;
  for (let i = 0; i < values.length; i++) {
    const moved = (values[i] ?? 0) << up;
    values[i] = signed ? moved >> down : moved >>> down;
  }
  return values;
};
