import { Decoder as LosslessDecoder } from '@cornerstonejs/jpeg-lossless-decoder-js';
import { AppError } from '../../../models/base/app-error.ts';
import { decodeRle } from '../../../models/dicom/pixels/decode-rle.ts';
import { cutToStoredBits, valuesOver } from '../../../models/dicom/pixels/stored-values.ts';
import type { SampleFormat, StoredValues } from '../../../models/dicom/pixels/stored-values.ts';
import { interleave } from '../../../models/dicom/pixels/unpack-native.ts';
import { codecOf } from '../../../models/dicom/read/transfer-syntaxes.ts';
import { isWasmCodec, wasmDecoder } from './wasm-decoders.ts';
import type { WasmCodec } from './wasm-decoders.ts';

export interface CompressedFrame {
  readonly bytes: Uint8Array;
  readonly transferSyntaxUid: string;
  readonly format: SampleFormat;
}

/** Values of a compressed frame; of colour JPEG as red, green, blue. @throws AppError `imaging.decode` {syntax}, `dicom.syntax` {syntax}. */
export async function decodeFrame({ bytes, transferSyntaxUid, format }: CompressedFrame): Promise<StoredValues> {
  const codec = codecOf(transferSyntaxUid);
  if (codec === 'rle') {
    const decoded = decodeRle(bytes, format);
    if (!decoded.ok) throw new AppError('imaging.decode', { syntax: transferSyntaxUid });
    return decoded.value;
  }
  try {
    if (codec === 'jpeg-lossless') return decodeLossless(bytes, format);
    if (isWasmCodec(codec) && !isLongJpeg({ transferSyntaxUid, format })) return await decodeWasm(codec, bytes, format);
  } catch (error) {
    throw new AppError('imaging.decode', { syntax: transferSyntaxUid }, error);
  }
  throw new AppError('dicom.syntax', { syntax: transferSyntaxUid });
}

/** Extended JPEG of more than 8 bits: libjpeg-turbo's 8-bit build does not read it. */
const isLongJpeg = ({ transferSyntaxUid, format }: Omit<CompressedFrame, 'bytes'>): boolean =>
  codecOf(transferSyntaxUid) === 'jpeg' && format.bitsStored > 8;

function decodeLossless(bytes: Uint8Array, format: SampleFormat): StoredValues {
  const size = format.bitsAllocated <= 8 ? 1 : 2;
  const { buffer, byteOffset, byteLength } = bytes;
  const words = new LosslessDecoder().decode(buffer as ArrayBuffer, byteOffset, byteLength, size);
  return withFormat(
    new Uint8Array(words.buffer, words.byteOffset, words.byteLength),
    { ...format, bitsAllocated: size * 8 },
    format.bitsStored,
  );
}

async function decodeWasm(codec: WasmCodec, bytes: Uint8Array, format: SampleFormat): Promise<StoredValues> {
  const decoder = await wasmDecoder(codec);
  decoder.getEncodedBuffer(bytes.length).set(bytes);
  decoder.decode();
  const { width, height, bitsPerSample, componentCount, isSigned } = decoder.getFrameInfo();
  if (width !== format.columns || height !== format.rows || componentCount !== format.samplesPerPixel)
    throw new RangeError(
      `${width}×${height}×${componentCount} for ${format.columns}×${format.rows}×${format.samplesPerPixel}`,
    );
  const bitsAllocated = bitsPerSample <= 8 ? 8 : 16;
  // A code stream that calls itself unsigned keeps its sign in its own highest bit (seen: 13 bits in 14 stored).
  const signBits = isSigned === false && format.signed ? bitsPerSample : Math.min(format.bitsStored, bitsAllocated);
  const values = withFormat(decoder.getDecodedBuffer(), { ...format, bitsAllocated }, signBits);
  return decoder.getInterleaveMode?.() === 0 && componentCount > 1 ? interleave(values, componentCount) : values;
}

/** Copies what a decoder lends, cuts it to the stored bits and gives it the width of the format. */
function withFormat(lent: Uint8Array, format: SampleFormat, bitsStored: number): StoredValues {
  const values = valuesOver(Uint8Array.from(lent).buffer, format);
  if (values.length < format.rows * format.columns * format.samplesPerPixel) throw new RangeError('too few values');
  cutToStoredBits(values, { bitsStored, highBit: bitsStored - 1, signed: format.signed });
  return values;
}
