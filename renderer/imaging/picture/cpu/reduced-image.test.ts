import { expect, test } from 'vitest';
import type { StoredImage } from '../../engine/stored-image.ts';
import { noTables } from '../../tone/frame-tables.ts';
import { reducedImage, reductionAt } from './reduced-image.ts';

const image = (values: StoredImage['values'], columns: number): StoredImage => ({
  columns,
  rows: values.length / columns,
  samples: 1,
  values,
  low: Math.min(...values),
  high: Math.max(...values),
  tables: noTables,
});

test('each value is the mean of those it stands for, of what is there at the edges', () => {
  const whole = image(Int16Array.of(0, 2, 10, 4, 6, 20, -8, -8, 7), 3); // three rows
  const { columns, rows, values, low, high } = reducedImage(whole, 2);
  expect([columns, rows, [...values]]).toEqual([2, 2, [3, 15, -8, 7]]);
  expect([low, high]).toEqual([-8, 20]); // the same tone paints both
  expect(values).toBeInstanceOf(Int16Array);
});

test('an even area keeps its value whatever it is reduced by; fractions stay fractions', () => {
  for (const by of [2, 3, 4, 8])
    expect(new Set(reducedImage(image(new Uint16Array(77).fill(40_001), 11), by).values)).toEqual(new Set([40_001]));
  expect([...reducedImage(image(Float32Array.of(1, 2), 2), 2).values]).toEqual([1.5]);
});

test('an image is made smaller once for one magnification', () => {
  const whole = image(new Uint8Array(64), 8);
  const first = reducedImage(whole, 4);
  expect(reducedImage(whole, 4)).toBe(first);
  expect(reducedImage(whole, 2)).not.toBe(first);
});

const grey = { samples: 1, low: 0, high: 4095, tables: noTables };
const table = { first: 0, entries: [1], top: 1 };
test.each<[string, Parameters<typeof reductionAt>, number]>([
  ['a mammogram in a viewport', [0.248, grey, {}], 4],
  ['of the image’s own size', [1, grey, {}], 1],
  ['a little smaller', [0.6, grey, {}], 1],
  ['very small', [0.01, grey, {}], 8],
  ['in colours', [0.25, { ...grey, samples: 3 }, {}], 1],
  ['with a table of the modality', [0.25, { ...grey, tables: { modality: table, voi: null } }, {}], 1],
  ['with padding among its values', [0.25, grey, { padding: { from: 4000, to: 4095 } }], 1],
  ['with padding that it does not hold', [0.25, grey, { padding: { from: 5000, to: 5000 } }], 4],
  ['under a shutter', [0.25, grey, { shutters: [{}] }], 1],
])('painted from means or from every pixel: %s', (_, of, by) => {
  expect(reductionAt(...of)).toBe(by);
});
