import { Decoder as LosslessDecoder } from '@cornerstonejs/jpeg-lossless-decoder-js';
import { AppError } from '../../../models/base/app-error.ts';
import { decodeRle } from '../../../models/dicom/pixels/decode-rle.ts';
import { decodeJpeg } from '../../../models/dicom/pixels/jpeg/decode-jpeg.ts';
import type { DecodedJpeg } from '../../../models/dicom/pixels/jpeg/decode-jpeg.ts';
import { isLuma } from '../../../models/dicom/pixels/jpeg/is-luma.ts';
import { cutToStoredBits, valuesOver } from '../../../models/dicom/pixels/stored-values.ts';
import type { SampleFormat, StoredValues } from '../../../models/dicom/pixels/stored-values.ts';
import { interleave } from '../../../models/dicom/pixels/unpack-native.ts';
import { isOfCodec, streamKind } from '../../../models/dicom/pixels/stream-kind.ts';
import { codecOf, transferSyntaxOf } from '../../../models/dicom/read/transfer-syntaxes.ts';
import { isWasmCodec, wasmDecoder } from './wasm-decoders.ts';
import type { WasmCodec } from './wasm-decoders.ts';

export interface CompressedFrame {
  readonly bytes: Uint8Array;
  readonly transferSyntaxUid: string;
  readonly format: SampleFormat;
  /** A tile of a slide: at the slide's edge its code stream may be smaller than the frame. */
  readonly isTile?: boolean;
}

export interface DecodedFrame {
  readonly values: StoredValues;
  /** What three samples are: red, green, blue; luminance and chrominance, 8 bits, full range; what the tag says. */
  readonly samples: 'rgb' | 'ybr' | 'as-tagged';
}

/** Values of a compressed frame as stored; only JPEG 2000 undoes its own colour transform. @throws AppError `imaging.decode` {syntax}, `dicom.syntax` {syntax}, `imaging.other-stream` {syntax, name, stream}. */
export async function decodeFrame({
  bytes,
  transferSyntaxUid,
  format,
  isTile = false,
}: CompressedFrame): Promise<DecodedFrame> {
  const codec = codecOf(transferSyntaxUid);
  checkStream(bytes, transferSyntaxUid);
  const tagged = format.photometric.startsWith('YBR_FULL') ? 'ybr' : 'as-tagged';
  if (codec === 'rle') {
    const decoded = decodeRle(bytes, format);
    if (!decoded.ok) throw new AppError('imaging.decode', { syntax: transferSyntaxUid });
    return { values: decoded.value, samples: tagged };
  }
  try {
    if (codec === 'jpeg-lossless') return { values: decodeLossless(bytes, format), samples: tagged };
    if (codec === 'jpeg' && !isPlainGrey(transferSyntaxUid, format)) return decodeDct(bytes, format, isTile);
    if (isWasmCodec(codec)) {
      // JPEG XL gives back the colours that went in, whatever it keeps them as; JPEG 2000 undoes its transform if it has one.
      const isTransformed =
        codec === 'jpeg-xl' || ((codec === 'jpeg-2000' || codec === 'htj2k') && hasColorTransform(bytes));
      return { values: await decodeWasm(codec, bytes, format), samples: isTransformed ? 'rgb' : tagged };
    }
  } catch (error) {
    throw new AppError('imaging.decode', { syntax: transferSyntaxUid }, error);
  }
  throw new AppError('dicom.syntax', { syntax: transferSyntaxUid });
}

const compressed: ReadonlySet<string> = new Set(['jpeg', 'jpeg-lossless', 'jpeg-ls', 'jpeg-2000', 'htj2k', 'jpeg-xl']);

/** The header must name what the stream is: read as another kind it would be rubbish, or wrong without a sign of it. */
function checkStream(bytes: Uint8Array, transferSyntaxUid: string): void {
  const codec = codecOf(transferSyntaxUid);
  const kind = compressed.has(codec) ? streamKind(bytes) : undefined;
  if (kind === undefined || isOfCodec(kind, codec)) return;
  const { name = '' } = transferSyntaxOf(transferSyntaxUid) ?? {};
  throw new AppError('imaging.other-stream', { syntax: transferSyntaxUid, name, stream: kind });
}

/** What libjpeg-turbo's 8-bit build reads, and faster: baseline of one component. */
const isPlainGrey = (transferSyntaxUid: string, { samplesPerPixel, bitsAllocated }: SampleFormat): boolean =>
  transferSyntaxUid === '1.2.840.10008.1.2.4.50' && samplesPerPixel === 1 && bitsAllocated === 8;

function decodeDct(bytes: Uint8Array, format: SampleFormat, isTile: boolean): DecodedFrame {
  const decoded = decodeJpeg(bytes, format.rows * format.columns);
  const { components, colors } = decoded;
  const values = isTile ? inFrame(decoded, format) : decoded.values;
  if (!isTile) checkSize({ width: decoded.columns, height: decoded.rows, componentCount: components }, format);
  const narrow = format.bitsAllocated <= 8 ? Uint8Array.from(values) : values;
  return {
    values: withFormat(new Uint8Array(narrow.buffer), format, format.bitsStored),
    samples: components !== 3 ? 'as-tagged' : isLuma(colors, format.photometric) ? 'ybr' : 'rgb',
  };
}

/** A tile in the upper left of its frame; beyond the slide it is white. */
function inFrame(
  { columns, rows, components, values, colors }: DecodedJpeg,
  format: SampleFormat,
): DecodedJpeg['values'] {
  if (columns > format.columns || rows > format.rows) throw new RangeError(`a tile of ${columns}×${rows}`);
  const white = isLuma(colors, format.photometric) ? [255, 128, 128] : [255];
  const size = format.columns * format.rows * components;
  const frame = Uint16Array.from({ length: size }, (_, i) => white[i % white.length] ?? 255);
  for (let y = 0; y < rows; y++)
    frame.set(
      values.subarray(y * columns * components, (y + 1) * columns * components),
      y * format.columns * components,
    );
  return frame;
}

/** Whether a JPEG 2000 code stream turned red, green, blue into other components (and the decoder turns them back). ISO/IEC 15444-1 A.6.1. */
function hasColorTransform(bytes: Uint8Array): boolean {
  const cod = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4096)).indexOf('ff52', 'hex');
  return cod >= 0 && bytes[cod + 8] === 1;
}

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
  const info = decoder.getFrameInfo();
  checkSize(info, format);
  const { bitsPerSample, componentCount, isSigned } = info;
  const bitsAllocated = bitsPerSample <= 8 ? 8 : bitsPerSample <= 16 ? 16 : 32;
  // A code stream that calls itself unsigned keeps its sign in its own highest bit (seen: 13 bits in 14 stored).
  const signBits = isSigned === false && format.signed ? bitsPerSample : Math.min(format.bitsStored, bitsAllocated);
  const values = withFormat(decoder.getDecodedBuffer(), { ...format, bitsAllocated }, signBits);
  const pixels =
    decoder.getInterleaveMode?.() === 0 && componentCount > 1 ? interleave(values, componentCount) : values;
  return inContainer(pixels, format);
}

function checkSize(
  {
    width,
    height,
    componentCount,
  }: { readonly width: number; readonly height: number; readonly componentCount: number },
  format: SampleFormat,
): void {
  if (width !== format.columns || height !== format.rows || componentCount !== format.samplesPerPixel)
    throw new RangeError(
      `${width}×${height}×${componentCount} for ${format.columns}×${format.rows}×${format.samplesPerPixel}`,
    );
}

/** Copies what a decoder lends, cuts it to the stored bits and gives it the width of the format. */
function withFormat(lent: Uint8Array, format: SampleFormat, bitsStored: number): StoredValues {
  const values = valuesOver(Uint8Array.from(lent).buffer, format);
  if (values.length < format.rows * format.columns * format.samplesPerPixel) throw new RangeError('too few values');
  cutToStoredBits(values, { bitsStored, highBit: bitsStored - 1, signed: format.signed });
  return values;
}

/** Values as wide as the file allocates; a code stream of fewer bits comes narrower. */
function inContainer(values: StoredValues, format: SampleFormat): StoredValues {
  if (format.bitsAllocated <= values.BYTES_PER_ELEMENT * 8) return values;
  const wide = valuesOver(new ArrayBuffer((values.length * format.bitsAllocated) / 8), format);
  wide.set(values);
  return wide;
}
