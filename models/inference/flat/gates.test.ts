import { expect, test } from 'vitest';
import { makeFlatCard } from '../../../tests/fixtures/make-flat-card.ts';
import { checkFlat } from './check-flat.ts';
import type { Judged } from './check-flat.ts';
import type { FlatImage } from './operators/flat-image.ts';

const code = { scheme: '99PHENO', value: 'cell', meaning: 'Cell' };
const label = { value: 1, name: 'Cell', code, color: '#E69F00' };
const image = (rows: number, columns: number, at: (x: number, y: number) => number): FlatImage => ({
  channels: 1,
  rows,
  columns,
  values: Float32Array.from({ length: rows * columns }, (_, i) => at(i % columns, Math.floor(i / columns))),
});
const codes = (judged: Judged): readonly string[] => checkFlat(judged).map((reason) => reason.code);

test('a field without any sure cell gives no count: 0 would say that there are none', () => {
  const output = {
    kind: 'boxes',
    stride: 4,
    sizeUnit: 32,
    leastScore: 0.05,
    most: 9,
    labels: [{ ...label, threshold: 0.4, overlap: 0.5 }],
  };
  const card = makeFlatCard({ task: 'detection', output, plausibility: [{ check: 'sure', least: 1 }] });
  const blank = image(8, 8, () => 0);
  const found = (score: number): Judged => ({
    card,
    found: { kind: 'boxes', boxes: [{ label: 1, score, low: [0, 0], high: [4, 4] }] },
    size: { rows: 8, columns: 8 },
    values: [],
    read: blank,
    answer: blank,
    readBits: new Uint8Array(0),
  });
  expect(codes(found(0.39))).toEqual(['infer.flat-none-sure']);
  expect(codes(found(0.4))).toEqual([]);
});

test('an ellipse whose inside is brighter than its rim is a negative', () => {
  const card = makeFlatCard({
    task: 'measurement',
    output: { kind: 'ellipse', labels: [label] },
    plausibility: [{ check: 'darker', labels: [1] }],
  });
  const reach = (x: number, y: number): number => Math.hypot((x - 30) / 20, (y - 20) / 12); // an ellipse of 20 × 12 pixels
  const answer = image(40, 60, (x, y) => (reach(x, y) <= 1 ? 8 : -8));
  const judged = (inside: number, rim: number): Judged => ({
    card,
    found: { kind: 'ellipse', ellipse: { center: [30, 20], semi: [20, 12], angle: 0 } },
    size: { rows: 40, columns: 60 },
    values: [],
    read: image(40, 60, (x, y) => (Math.abs(reach(x, y) - 1) < 0.1 ? rim : inside)),
    answer,
    readBits: new Uint8Array(0),
  });
  expect(codes(judged(0.2, 0.9))).toEqual([]);
  expect(codes(judged(0.8, 0.1))).toEqual(['infer.flat-inverted']);
});
