import { expect, test } from 'vitest';
import { fit, fitPlace } from './fit.ts';
import { growLogits } from './grow-logits.ts';
import { prepareFlatStep } from './list.ts';
import { cutFlatTile, flatTileStarts } from './tiles.ts';
import { unitRange } from './unit-range.ts';

const image = (rows: number, columns: number, values: readonly number[]) => ({
  channels: 1,
  rows,
  columns,
  values: Float32Array.from(values),
});

test('each new pixel is the mean of what it covers, by area', () => {
  // 3 columns on 2: the middle one is shared half and half
  const small = fit(image(2, 3, [0, 6, 12, 0, 6, 12]), { op: 'fit', rows: 1, columns: 2, ratio: 'free' });
  expect([...small.values]).toEqual([2, 10]);
});

test('an image that keeps its ratio stands in the middle, zeros beside it', () => {
  const step = { op: 'fit', rows: 4, columns: 4, ratio: 'kept' } as const;
  expect(fitPlace({ rows: 2, columns: 4 }, step)).toEqual({ rows: 2, columns: 4, top: 1, left: 0 });
  const fitted = fit(image(2, 4, [1, 2, 3, 4, 5, 6, 7, 8]), step);
  expect([...fitted.values]).toEqual([0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 0, 0, 0, 0]);
});

test('growing a fitted map lands on pixel centres and forgets what stood beside the image', () => {
  const step = { op: 'fit', rows: 4, columns: 4, ratio: 'kept' } as const;
  const place = fitPlace({ rows: 1, columns: 2 }, step); // rows 1 and 2 of the fitted map
  const map = { rows: 4, columns: 4, values: Float32Array.from([9, 9, 9, 9, 0, 1, 2, 3, 0, 1, 2, 3, 9, 9, 9, 9]) };
  expect([...growLogits(map, place, { rows: 1, columns: 2 })]).toEqual([0.5, 2.5]);
});

test('two percentiles become 0 and 1; without a lower one 0 stays 0; a constant image becomes 0', () => {
  expect([...unitRange(Float32Array.of(0, 10, 20, 30, 40), { low: 25, high: 75 })]).toEqual([0, 0, 0.5, 1, 1]);
  expect([...unitRange(Float32Array.of(5, 10, 20), { low: null, high: 100 })]).toEqual([0.25, 0.5, 1]);
  expect([...unitRange(Float32Array.of(7, 7), { low: 1, high: 99 })]).toEqual([0, 0]);
});

test('the colours of a field are scaled and standardised alike', () => {
  const scaled = prepareFlatStep({ op: 'scale', by: 1 / 255 }, image(1, 2, [255, 0]));
  const ready = prepareFlatStep({ op: 'standardise', mean: 0.5, deviation: 0.25 }, scaled);
  expect([...ready.values]).toEqual([2, -2]);
});

test('tiles end with the image, share what the card says, and repeat its edge beyond it', () => {
  expect(flatTileStarts({ rows: 8, columns: 20 }, [8, 8], 2)).toEqual([
    [0, 0],
    [0, 6],
    [0, 12],
  ]);
  const tile = cutFlatTile(image(1, 2, [1, 2]), [0, 0], [2, 3]);
  expect([...tile]).toEqual([1, 2, 2, 1, 2, 2]);
});
