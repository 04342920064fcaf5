import { expect, test } from 'vitest';
import { makeFinding } from '../../../../tests/fixtures/make-finding.ts';
import { rethreshold } from './rethreshold.ts';

const code = { scheme: '99PHENO', value: 'spot', meaning: 'Spot' };
const box = (score: number) => ({ low: [0, 0] as [number, number], high: [4, 4] as [number, number], score });

/** Five spots of which three are counted from 0.4 on; another note stands beside the count. */
const spots = makeFinding({
  kind: 'detection',
  geometry: {
    kind: 'pixel-boxes',
    frame: 0,
    boxes: [0.9, 0.7, 0.5, 0.3, 0.2].map(box),
    threshold: 0.4,
    color: '#E69F00',
  },
  measurements: [{ key: 'count', code, name: 'Spot', label: 1, quantity: { value: 3, unit: '1' } }],
  notes: [{ code: 'infer.flat-view', params: {} }],
});
const label = {
  threshold: 0.4,
  points: [
    { name: 'Sensitive', rule: 'misses few', threshold: 0.25, figures: [] },
    { name: 'Balanced', rule: 'best F1', threshold: 0.4, figures: [] },
  ],
};
const after = (threshold: number, of = label) => {
  const change = rethreshold(spots, threshold, of);
  if (!change.ok) throw new TypeError(change.error.code);
  const { measurements, notes, edited } = change.value.after;
  return { count: measurements[0]?.quantity.value, notes: notes.map((one) => one.code), edited };
};

test('at another point of the card more are counted and the point is named; it is no edit', () => {
  expect(after(0.25)).toEqual({ count: 4, notes: ['infer.flat-point', 'infer.flat-view'], edited: false });
});

test('between the points no figures hold, which is said', () => {
  expect(after(0.6)).toEqual({ count: 2, notes: ['infer.flat-own-threshold', 'infer.flat-view'], edited: true });
});

test('at the card’s own score nothing is noted', () => {
  expect(after(0.4)).toEqual({ count: 3, notes: ['infer.flat-view'], edited: false });
});

test('an older card has one score; any other is noted', () => {
  expect(after(0.25, { threshold: 0.4, points: [] }).notes).toContain('infer.flat-own-threshold');
});

test('a finding that is no boxes has no threshold', () => {
  expect(rethreshold(makeFinding(), 0.4, label)).toMatchObject({ ok: false, error: { code: 'infer.not-boxes' } });
});
