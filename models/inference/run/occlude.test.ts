import { expect, test } from 'vitest';
import { makeFlatCard } from '../../../tests/fixtures/make-flat-card.ts';
import type { FlatImage } from '../flat/operators/flat-image.ts';
import { occlude } from './occlude.ts';
import type { Runtime } from './runtime.ts';

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
    { image, codes: [spot] },
    { ...hooks, report: (n) => done.push(n) },
  );
  expect(saliency.certainty).toBeCloseTo(sure, 6);
  const lowered = saliency.cells.filter(({ drop }) => drop > 1e-6);
  expect(lowered).toMatchObject([{ low: [4, 6], high: [5, 7] }]);
  // hidden by the image's mean, 1/144
  expect(lowered[0]?.drop).toBeCloseTo(sure - 1 / (1 + Math.exp(-4 / 144)), 5);
  expect([done.length, done.at(-1)]).toEqual([144, 144]);
});

test('nothing that the model is sure of, and an image of several tiles, are refused with the reason', async () => {
  const other = { scheme: '99PHENO', value: 'other', meaning: 'Other' };
  await expect(occlude({ card, runtime }, { image, codes: [other] }, hooks)).rejects.toMatchObject({
    code: 'infer.saliency-nothing',
  });
  const tiled = makeFlatCard({ preprocess: [{ op: 'tiles', overlap: 2 }] });
  await expect(occlude({ card: tiled, runtime }, { image, codes: [spot] }, hooks)).rejects.toMatchObject({
    code: 'infer.saliency-tiles',
  });
});

test('cancelled, it stops at the next part', async () => {
  const signal = { aborted: false };
  const report = (n: number): void => void (signal.aborted = n === 3);
  await expect(occlude({ card, runtime }, { image, codes: [spot] }, { signal, report })).rejects.toMatchObject({
    code: 'job.cancelled',
  });
});
