import { expect, test } from 'vitest';
import { decodeRle } from './decode-rle.ts';
import type { SampleFormat } from './stored-values.ts';

const format: SampleFormat = {
  rows: 1,
  columns: 4,
  samplesPerPixel: 1,
  bitsAllocated: 16,
  bitsStored: 16,
  highBit: 15,
  signed: false,
  samples: 'integer',
  photometric: 'MONOCHROME2',
  planar: false,
};

/** The head of 64 bytes, then the segments. */
const frame = (...segments: readonly (readonly number[])[]): Uint8Array => {
  const head = new DataView(new ArrayBuffer(64));
  head.setUint32(0, segments.length, true);
  let at = 64;
  segments.forEach((segment, i) => {
    head.setUint32(4 + 4 * i, at, true);
    at += segment.length;
  });
  return Uint8Array.from([...new Uint8Array(head.buffer), ...segments.flat()]);
};

test('the first segment holds the high bytes, runs are repeated, literals copied', () => {
  // high: 1 four times (257 − 253 = 4); low: 10, 20, 30, 40 as they are
  expect(decodeRle(frame([253, 1], [3, 10, 20, 30, 40]), format)).toEqual({
    ok: true,
    value: Uint16Array.of(266, 276, 286, 296),
  });
});

test.each([
  ['ends early', frame([253, 1], [1, 10, 20])],
  ['lacks a segment', frame([253, 1])],
  ['is no frame at all', Uint8Array.of(1, 2, 3)],
])('a frame that %s is refused', (_, bytes) => {
  expect(decodeRle(bytes, format)).toMatchObject({ ok: false, error: { code: 'imaging.decode' } });
});
