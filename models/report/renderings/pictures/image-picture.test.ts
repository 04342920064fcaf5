import { expect, test } from 'vitest';
import { makeFinding } from '../../../../tests/fixtures/make-report-case.ts';
import { imagePicture } from './image-picture.ts';
import type { MarkedImage } from './image-picture.ts';
import { marksOf } from './marks-of.ts';

const [columns, rows] = [40, 20];
const none = { outlines: [], lines: [] };
const makeImage = (over: Partial<MarkedImage> = {}): MarkedImage => ({
  channels: 1,
  values: new Float32Array(columns * rows).fill(100),
  columns,
  rows,
  isInverse: false,
  window: { width: 201, center: 100.5 },
  aspect: 1,
  marks: none,
  ...over,
});
const at = ({ pixels, width }: ReturnType<typeof imagePicture>, [x, y]: readonly [number, number]) => [
  ...pixels.subarray(3 * (y * width + x), 3 * (y * width + x) + 3),
];
const geometry = (over: object) => makeFinding({ geometry: { frame: 0, ...over } });

test('a grey image is shown through its window, one with black for the greatest value turned over', () => {
  expect(at(imagePicture(makeImage()), [5, 5])).toEqual([128, 128, 128]);
  const dark = makeImage({ values: new Float32Array(columns * rows).fill(200), isInverse: true });
  expect(at(imagePicture(dark), [5, 5])).toEqual([0, 0, 0]);
});

test('a colour image keeps its colours', () => {
  const values = Float32Array.from({ length: 3 * columns * rows }, (_, i) => [10, 20, 30][Math.floor(i / 800)] ?? 0);
  expect(at(imagePicture(makeImage({ channels: 3, values })), [5, 5])).toEqual([10, 20, 30]);
});

test('pixels that are higher than wide make a picture as the image is seen', () => {
  const { width, height } = imagePicture(makeImage({ aspect: 4 }));
  expect([width, height]).toEqual([40, 80]);
});

test('a large image is made smaller, with its marks', () => {
  const large = makeImage({ columns: 1800, rows: 900, values: new Float32Array(1800 * 900) });
  const lines = [{ color: '#F0E442', points: [[0, 449.5] as const, [1799, 449.5] as const] }];
  const picture = imagePicture({ ...large, marks: { outlines: [], lines } });
  expect([picture.width, picture.height]).toEqual([900, 450]);
  expect(at(picture, [450, 225])).toEqual([0xf0, 0xe4, 0x42]);
});

test('an outline is drawn just inside its label, with darkness outside; labels may overlap', () => {
  // Label 1 in columns 10 to 29, label 2 in columns 20 to 39.
  const mask = Uint8Array.from({ length: columns * rows }, (_, i) => {
    const column = i % columns;
    return Number(column >= 10 && column < 30) | (Number(column >= 20) << 1);
  });
  const labels = ['#112233', '#445566'].map((color, i) => ({
    value: i + 1,
    name: `${i}`,
    code: { scheme: 'SCT', value: '1', meaning: 'a' },
    color,
  }));
  const size = { rows, columns, mask: 'cd34'.repeat(16) };
  const marks = marksOf(geometry({ kind: 'pixel-mask', ...size, holds: 'labels', labels }), mask);
  const picture = imagePicture(makeImage({ marks: marks ?? none }));
  expect(at(picture, [10, 10])).toEqual([0x11, 0x22, 0x33]);
  expect(at(picture, [9, 10])).toEqual([32, 32, 32]); // a quarter of what it was
  expect(at(picture, [20, 10])).toEqual([0x44, 0x55, 0x66]); // over label 1, which goes on beneath
  expect(at(picture, [15, 10])).toEqual([128, 128, 128]);
});

test('objects that touch have a line between them', () => {
  const objects = Uint32Array.from({ length: columns * rows }, (_, i) => (i % columns < 20 ? 1 : 2));
  const label = { value: 1, name: 'a', code: { scheme: 'SCT', value: '1', meaning: 'a' }, color: '#009E73' };
  const of = { kind: 'pixel-mask', rows, columns, mask: 'cd34'.repeat(16), holds: 'objects', labels: [label] };
  const marks = marksOf(geometry(of), new Uint8Array(objects.buffer));
  const picture = imagePicture(makeImage({ marks: marks ?? none }));
  expect(at(picture, [19, 10])).toEqual([0x00, 0x9e, 0x73]);
  expect(at(picture, [10, 10])).toEqual([128, 128, 128]);
});

test('a box lies half a pixel before its first centre; one that does not count is not drawn', () => {
  const boxes = [
    { low: [5, 5], high: [15, 15], score: 0.9 },
    { low: [25, 5], high: [35, 15], score: 0.1 },
  ];
  const marks = marksOf(geometry({ kind: 'pixel-boxes', boxes, threshold: 0.5, color: '#D55E00' }), null);
  expect(marks?.lines.map(({ points }) => points[0])).toEqual([[4.5, 4.5]]);
});

test('an ellipse runs through the ends of both axes', () => {
  const marks = marksOf(geometry({ kind: 'pixel-ellipse', center: [20, 10], semi: [8, 4], angle: 90 }), null);
  const points = marks?.lines[0]?.points.map((point) => point.map(Math.round)) ?? [];
  for (const end of [
    [20, 18],
    [20, 2],
    [16, 10],
    [24, 10],
  ])
    expect(points).toContainEqual(end);
});
