import { expect, test } from 'vitest';
import { makeFlatCard } from '../../../tests/fixtures/make-flat-card.ts';
import { marksOf, nextMark, pointAt } from './operating-points.ts';

const code = { scheme: '99PHENO', value: 'spot', meaning: 'Spot' };
const point = (name: string, threshold: number) => ({ name, rule: 'by hand', threshold });
const boxes = (label: Readonly<Record<string, unknown>>) => ({
  kind: 'boxes',
  stride: 4,
  sizeUnit: 32,
  leastScore: 0.05,
  most: 100,
  labels: [{ value: 1, name: 'Spot', code, color: '#E69F00', threshold: 0.4, overlap: 0.5, ...label }],
});
const labelOf = (points?: readonly object[]) => {
  const { output } = makeFlatCard({ task: 'detection', output: boxes(points ? { points } : {}) });
  if (output.kind !== 'boxes') throw new TypeError('not boxes');
  const [label] = output.labels;
  if (!label) throw new TypeError('no label');
  return label;
};
const three = [point('Sensitive', 0.2), point('Balanced', 0.4), point('Specific', 0.6)];

test('a card of one point a label, as they were before, is read and has that one mark', () => {
  const label = labelOf();
  expect(label.points).toEqual([]);
  expect(marksOf(label)).toEqual([0.4]);
  expect(pointAt(label, 0.4)).toBeUndefined();
});

test('the points of a label are its marks; one is the score that it is shown from', () => {
  const label = labelOf(three);
  expect(marksOf(label)).toEqual([0.2, 0.4, 0.6]);
  expect(pointAt(label, 0.6)?.name).toBe('Specific');
  expect(pointAt(label, 0.61)).toBeUndefined();
});

test.each([
  ['without the score it is shown from', [point('Sensitive', 0.2), point('Specific', 0.6)]],
  ['in another order', three.toReversed()],
  ['two of one name', [point('Balanced', 0.2), point('Balanced', 0.4)]],
])('points %s are refused', (_, points) => {
  expect(() => labelOf(points)).toThrow();
});

test.each([
  [0.3, 1, 0.4],
  [0.4, 1, 0.6],
  [0.6, 1, 0.6],
  [0.4, -1, 0.2],
  [0.9, -1, 0.6],
  [0.1, -1, 0.1],
] as const)('from %d by %d the next mark is %d', (from, step, to) => {
  expect(nextMark([0.2, 0.4, 0.6], from, step)).toBe(to);
});
