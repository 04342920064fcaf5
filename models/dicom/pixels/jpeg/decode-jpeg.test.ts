import { expect, test } from 'vitest';
import { decodeJpeg } from './decode-jpeg.ts';
import { isLuma } from './is-luma.ts';
import { upSample } from './up-sample.ts';

const segment = (mark: number, ...body: readonly number[]): readonly number[] => [
  0xff,
  mark,
  0,
  body.length + 2,
  ...body,
];
/** A table of one code, `0`, that stands for one symbol. */
const oneCode = (head: number, symbol: number): readonly number[] =>
  segment(0xc4, head, 1, ...Array.from({ length: 15 }, () => 0), symbol);

/** One block of one component. The first coefficient has 8 bits, the others are none: `0`, 8 bits, `0`, then ones. */
const oneBlock = (frame: number, bits: number): Uint8Array =>
  Uint8Array.from(
    [
      [0xff, 0xd8],
      segment(0xdb, 0, 8, ...Array.from({ length: 63 }, () => 1)), // the first coefficient counts eightfold
      segment(frame, bits, 0, 8, 0, 8, 1, 7, 0x11, 0),
      oneCode(0x00, 8),
      oneCode(0x10, 0),
      segment(0xda, 1, 7, 0x00, 0, 63, 0),
      [0b0110_0100, 0b0011_1111], // 0 11001000 0: 200
      [0xff, 0xd9],
    ].flat(),
  );

test('a block of one coefficient is flat: an eighth of it above the middle', () => {
  // 200 · 8 / 8 = 200 above 2048.
  const { columns, rows, components, bits, values } = decodeJpeg(oneBlock(0xc1, 12), 64);
  expect({ columns, rows, components, bits }).toEqual({ columns: 8, rows: 8, components: 1, bits: 12 });
  expect(new Set(values)).toEqual(new Set([2248]));
});

test('values are held within the bits of the stream', () => {
  expect(new Set(decodeJpeg(oneBlock(0xc0, 8), 64).values)).toEqual(new Set([255])); // 128 + 200
});

test('lossless and arithmetic-coded streams are refused', () => {
  expect(() => decodeJpeg(oneBlock(0xc3, 8), 64)).toThrow(RangeError);
  expect(() => decodeJpeg(oneBlock(0xc9, 8), 64)).toThrow(RangeError);
});

test('a halved line is widened by three parts of the nearer and one of the farther sample', () => {
  const from = { values: Uint16Array.of(0, 100, 200), columns: 3, rows: 1 };
  const wide = upSample(from, { across: 2, down: 1, columns: 6, rows: 1 });
  expect(Array.from(wide)).toEqual([0, 25, 75, 125, 175, 200]);
});

test.each([
  [
    'APP14 without a transform is red, green, blue',
    { isJfif: true, adobeTransform: 0, ids: [1, 2, 3] },
    'YBR_FULL',
    false,
  ],
  ['APP14 with one is luminance', { isJfif: false, adobeTransform: 1, ids: [0, 1, 2] }, 'RGB', true],
  ['JFIF is luminance, whatever the tag says', { isJfif: true, adobeTransform: null, ids: [1, 2, 3] }, 'RGB', true],
  ['components named R, G, B', { isJfif: false, adobeTransform: null, ids: [82, 71, 66] }, 'YBR_FULL', false],
  ['no marks at all: the tag decides', { isJfif: false, adobeTransform: null, ids: [0, 1, 2] }, 'RGB', false],
  ['no marks at all: the tag decides', { isJfif: false, adobeTransform: null, ids: [0, 1, 2] }, 'YBR_FULL_422', true],
  ['one component has no colours', { isJfif: true, adobeTransform: null, ids: [1] }, 'MONOCHROME2', false],
])('%s', (_title, colors, photometric, expected) => {
  expect(isLuma(colors, photometric)).toBe(expected);
});

test('a stream that claims to be larger than its frame is refused before room is made for it', () => {
  const large = oneBlock(0xc0, 8);
  const size = large.findIndex((byte, i) => byte === 0xff && large[i + 1] === 0xc0) + 5;
  large.set([0xff, 0xff, 0xff, 0xff], size); // 65,535 × 65,535: 8 GB of coefficients
  expect(() => decodeJpeg(large, 64)).toThrow('65535×65535 where 64 pixels are expected');
});
