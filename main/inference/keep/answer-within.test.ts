import { expect, test } from 'vitest';
import { makeFlatCard } from '../../../tests/fixtures/make-flat-card.ts';
import { answerWithin } from './answer-within.ts';

const code = { scheme: 'SCT', value: '84640000', meaning: 'Nucleus' };
const card = makeFlatCard({
  output: {
    kind: 'objects',
    labels: [{ value: 1, name: 'Nucleus', code, color: '#009E73' }],
    inside: 0.5,
    seed: 0.5,
    leastSeedPixels: 1,
    leastAreaPixels: 1,
  },
});
/** Two objects, at columns 0 and 3 of one row. */
const answer = {
  guard: { verdict: 'passed' as const, reasons: [] },
  parts: [
    {
      found: { kind: 'objects' as const, objects: Uint32Array.of(1, 0, 0, 2), count: 2 },
      values: [],
      lines: [],
      unclear: [],
    },
  ],
  provider: 'wasm' as const,
  threads: 1,
  timesMs: {},
};
const region = (left: number, right: number) => ({
  sopInstanceUid: '1.2.3',
  columns: 4,
  rows: 1,
  place: { origin: [0, 0] as [number, number], step: [1, 1] as [number, number] },
  note: { code: 'infer.on-outline', params: {} },
  within: {
    outline: [[left, -0.5] as const, [right, -0.5] as const, [right, 0.5] as const, [left, 0.5] as const],
    size: { rows: 1, columns: 4 },
    spacing: null,
  },
});

test('only what lies inside the line is kept', () => {
  expect(answerWithin(answer, card, region(-0.5, 1)).parts).toMatchObject([{ found: { count: 1 } }]);
});

test('where nothing is left that is said, and no count of none is proposed', () => {
  expect(answerWithin(answer, card, region(1.2, 2.4))).toMatchObject({
    parts: [],
    guard: { verdict: 'refused', reasons: [{ code: 'infer.outline-empty' }] },
  });
});

test('without a line an answer stays what it is', () => {
  expect(answerWithin(answer, card, { ...region(0, 1), within: null })).toBe(answer);
  expect(answerWithin(answer, card, undefined)).toBe(answer);
});
