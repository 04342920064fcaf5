import { expect, test } from 'vitest';
import { makeFlatCard } from '../../../../tests/fixtures/make-flat-card.ts';
import type { FlatImage } from '../operators/flat-image.ts';
import { occlude } from './occlude.ts';
import type { Runtime } from '../../run/runtime.ts';

const spot = { scheme: '99PHENO', value: 'spot', meaning: 'Spot' };
const hooks = { signal: { aborted: false }, report: () => undefined };

/** 12 × 12 pixels of 0, but 1 at column 4, row 6; fitted to itself, so that a part is one pixel. */
const image: FlatImage = {
  channels: 1,
  rows: 12,
  columns: 12,
  values: Float32Array.from({ length: 144 }, (_, i) => (i === 6 * 12 + 4 ? 1 : 0)),
};
const card = makeFlatCard({
  input: { channels: 1, patch: [12, 12], minPixels: [4, 4], spacing: 'unused', spacingRangeMm: null, views: [] },
  preprocess: [{ op: 'fit', rows: 12, columns: 12, ratio: 'free' }],
});

/** Answers with what it reads at column 4, row 6, at the first pixel only: sure (logit 4) of 1, unsure (logit 0) of 0. */
const runtime: Runtime = {
  inputNames: ['in'],
  outputNames: ['out'],
  run: ({ in: tensor }) => {
    const data = new Float32Array(144).fill(-9);
    data[0] = 4 * (tensor?.data[6 * 12 + 4] ?? 0);
    return Promise.resolve({ out: { data, dims: [1, 1, 12, 12] } });
  },
};
const sure = 1 / (1 + Math.exp(-4));

test('only hiding the part that the answer hangs on lowers its certainty', async () => {
  const done: number[] = [];
  const saliency = await occlude(
    { card, runtime },
    { image, codes: [spot], at: [6, 6] },
    { ...hooks, report: (n) => done.push(n) },
  );
  expect(saliency.certainty).toBeCloseTo(sure, 6);
  const lowered = saliency.cells.filter(({ drop }) => drop > 1e-6);
  expect(lowered).toMatchObject([{ low: [4, 6], high: [5, 7] }]);
  // hidden by the image's mean, 1/144
  expect(lowered[0]?.drop).toBeCloseTo(sure - 1 / (1 + Math.exp(-4 / 144)), 5);
  expect([done.length, done.at(-1)]).toEqual([144, 144]);
});

test('nothing that the model is sure of is refused with the reason', async () => {
  const other = { scheme: '99PHENO', value: 'other', meaning: 'Other' };
  await expect(occlude({ card, runtime }, { image, codes: [other], at: [6, 6] }, hooks)).rejects.toMatchObject({
    code: 'infer.saliency-nothing',
  });
});

/** 12 rows of 30 columns, read in three tiles of 12 × 12: the spot lies at column 4, row 6 of the last, which begins at 18; another of 1 in the first. */
const wide: FlatImage = {
  channels: 1,
  rows: 12,
  columns: 30,
  values: Float32Array.from({ length: 360 }, (_, i) => (i === 0 || i === 6 * 30 + 22 ? 1 : 0)),
};
const tiled = makeFlatCard({
  input: { channels: 1, patch: [12, 12], minPixels: [4, 4], spacing: 'unused', spacingRangeMm: null, views: [] },
  preprocess: [{ op: 'tiles', overlap: 2 }],
});

test('of an image read in tiles the one at the place is asked, and parts are hidden in it alone', async () => {
  const done: number[] = [];
  const wish = { image: wide, codes: [spot], at: [25, 3] } as const;
  const { tile, cells, certainty } = await occlude({ card: tiled, runtime }, wish, {
    ...hooks,
    report: (n) => done.push(n),
  });
  expect(tile).toEqual({ low: [18, 0], high: [30, 12], number: 3, of: 3 });
  expect(certainty).toBeCloseTo(sure, 6);
  expect([cells.length, done.length]).toEqual([144, 144]);
  expect(cells.every(({ low: [x] }) => x >= 18)).toBe(true);
  expect(cells.filter(({ drop }) => drop > 1e-6)).toMatchObject([{ low: [22, 6], high: [23, 7] }]);
});

test('the same where a step looks at the whole image: the tile is cut out after it', async () => {
  const ranged = makeFlatCard({ ...tiled, preprocess: [{ op: 'unit-range', low: 0, high: 100 }, ...tiled.preprocess] });
  const wish = { image: wide, codes: [spot], at: [25, 3] } as const;
  const { tile, cells } = await occlude({ card: ranged, runtime }, wish, hooks);
  expect(tile?.number).toBe(3);
  expect(cells.filter(({ drop }) => drop > 1e-6)).toMatchObject([{ low: [22, 6], high: [23, 7] }]);
});

test('a tile in which the model found nothing is refused: the reader is sent elsewhere', async () => {
  const other = { scheme: '99PHENO', value: 'other', meaning: 'Other' };
  await expect(
    occlude({ card: tiled, runtime }, { image: wide, codes: [other], at: [3, 3] }, hooks),
  ).rejects.toMatchObject({ code: 'infer.saliency-nothing-tile' });
});

test('cancelled, it stops at the next part', async () => {
  const signal = { aborted: false };
  const report = (n: number): void => void (signal.aborted = n === 3);
  await expect(
    occlude({ card, runtime }, { image, codes: [spot], at: [6, 6] }, { signal, report }),
  ).rejects.toMatchObject({
    code: 'job.cancelled',
  });
});
