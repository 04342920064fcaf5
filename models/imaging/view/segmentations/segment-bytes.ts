import type { CutSegment } from './cut-segments.ts';
import { SegmentsHead } from './listed-segmentation.ts';

/**
 * Segments in one block: how many characters of JSON follow (32 bits, little endian), that JSON (`SegmentsHead`, ASCII), then
 * the labels of every map in its order, one byte a voxel. Total.
 */
export function bytesOfSegments(segments: readonly CutSegment[]): Uint8Array<ArrayBuffer> {
  const head: SegmentsHead = segments.map(({ number, volumeMl, maps }) => ({
    number,
    volumeMl,
    maps: maps.map(({ grid, image }) => ({ grid, image })),
  }));
  const text = JSON.stringify(head);
  const labels = segments.flatMap(({ maps }) => maps.map((map) => map.labels));
  const bytes = new Uint8Array(labels.reduce((sum, { length }) => sum + length, 4 + text.length));
  new DataView(bytes.buffer).setUint32(0, text.length, true);
  for (let i = 0; i < text.length; i++) bytes[4 + i] = text.charCodeAt(i);
  let at = 4 + text.length;
  for (const one of labels) {
    bytes.set(one, at);
    at += one.length;
  }
  return bytes;
}

/** The segments from that block. @throws RangeError, SyntaxError or ZodError for bytes that are none. */
export function segmentsOfBytes(bytes: ArrayBuffer): readonly CutSegment[] {
  const length = new DataView(bytes).getUint32(0, true);
  let text = '';
  for (const character of new Uint8Array(bytes, 4, length)) text += String.fromCharCode(character);
  let at = 4 + length;
  return SegmentsHead.parse(JSON.parse(text)).map(({ number, volumeMl, maps }) => ({
    number,
    volumeMl,
    maps: maps.map(({ grid, image }) => {
      const { columns, rows, slices } = grid.shape;
      const labels = new Uint8Array(bytes, at, columns * rows * slices);
      at += labels.length;
      return { grid, image, labels };
    }),
  }));
}
