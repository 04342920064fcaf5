import { no, ok } from '../../base/result.ts';
import type { Refusal, Result } from '../../base/result.ts';
import { cutToStoredBits, valuesOver } from './stored-values.ts';
import type { SampleFormat, StoredValues } from './stored-values.ts';

/**
 * Values of one RLE frame: one segment per byte of a sample, the highest byte first.
 *
 * @param bytes  the frame's fragments joined. @returns `imaging.decode` when segments are missing or end early. Never throws.
 * @source  DICOM PS3.5 annex G.
 */
export function decodeRle(bytes: Uint8Array, format: SampleFormat): Result<StoredValues, Refusal> {
  const { rows, columns, samplesPerPixel, bitsAllocated } = format;
  const size = Math.max(1, bitsAllocated / 8);
  const pixels = rows * columns;
  const isBits = bitsAllocated === 1; // one segment of packed bits
  const segmentLength = isBits ? Math.ceil(pixels / 8) : pixels;
  if (bytes.length < 64) return no('imaging.decode', { syntax: 'RLE' });
  const head = new DataView(bytes.buffer, bytes.byteOffset, 64);
  const wanted = samplesPerPixel * size;
  if (head.getUint32(0, true) < wanted || wanted > 15) return no('imaging.decode', { syntax: 'RLE' });
  const out = new Uint8Array(pixels * wanted);
  const plane = new Uint8Array(segmentLength);
  for (let segment = 0; segment < wanted; segment++) {
    const start = head.getUint32(4 + segment * 4, true);
    const next = segment + 1 < 15 ? head.getUint32(8 + segment * 4, true) : 0;
    const end = segment + 1 < wanted && next > start ? next : bytes.length;
    if (unpackBytes(bytes.subarray(start, end), plane) < segmentLength) return no('imaging.decode', { syntax: 'RLE' });
    if (isBits) return ok(bitsOf(plane, pixels));
    // Little endian in memory: the segment of the highest byte goes last within a sample.
    const [sample, byte] = [Math.trunc(segment / size), size - 1 - (segment % size)];
    for (let i = 0; i < pixels; i++) out[(i * samplesPerPixel + sample) * size + byte] = plane[i] ?? 0;
  }
  const values = valuesOver(out.buffer, format);
  cutToStoredBits(values, format);
  return ok(values);
}

const bitsOf = (packed: Uint8Array, count: number): Uint8Array<ArrayBuffer> =>
  Uint8Array.from({ length: count }, (_, i) => ((packed[i >> 3] ?? 0) >> (i & 7)) & 1);

/** PackBits. @returns how many bytes were written. */
function unpackBytes(packed: Uint8Array, out: Uint8Array): number {
  let [at, to] = [0, 0];
  while (at < packed.length && to < out.length) {
    const count = packed[at++] ?? 0;
    if (count < 128) {
      const run = packed.subarray(at, at + Math.min(count + 1, out.length - to));
      out.set(run, to);
      at += count + 1;
      to += run.length;
    } else if (count > 128) {
      const end = Math.min(to + 257 - count, out.length);
      out.fill(packed[at++] ?? 0, to, end);
      to = end;
    }
  }
  return to;
}
