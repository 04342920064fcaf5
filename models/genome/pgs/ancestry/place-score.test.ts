import { expect, test } from 'vitest';
import { leastSquares } from './least-squares.ts';
import { placeScore } from './place-score.ts';
import { readPanel } from './reference-panel.ts';
import type { PanelPerson } from './reference-panel.ts';

// Sums rise by 2 along the component; the residuals are ±1 in turn, so their deviation is about 1.
const panel: readonly PanelPerson[] = Array.from({ length: 40 }, (_, i) => ({
  id: `R${i}`,
  population: i < 20 ? 'west' : 'east',
  components: [i],
  sum: 2 * i + (i % 2 === 0 ? 1 : -1),
}));

test('a line is found through its points', () => {
  const [start = 0, slope = 0] =
    leastSquares(
      [
        [1, 0],
        [1, 1],
        [1, 2],
      ],
      [1, 3, 5],
    ) ?? [];
  expect(start).toBeCloseTo(1, 12);
  expect(slope).toBeCloseTo(2, 12);
  expect(
    leastSquares(
      [
        [1, 1],
        [1, 1],
      ],
      [1, 3],
    ),
  ).toBeNull();
});

test('the percentile is within the named population, half of those equal counted', () => {
  const placed = placeScore(panel, { population: 'west', components: [10], sum: 21 }); // 10 below, R10 and R11 equal
  expect(placed).toMatchObject({ ok: true, value: { population: 'west', people: 20, panel: 40, percentile: 55 } });
});

test('Z adjusted for ancestry is near nothing for a sum that the components foretell', () => {
  const placed = placeScore(panel, { population: 'west', components: [10], sum: 20 });
  if (!placed.ok) throw new TypeError(placed.error.code);
  expect(Math.abs(placed.value.zNorm1)).toBeLessThan(0.1);
  expect(Math.abs(placed.value.zNorm2)).toBeLessThan(0.1);
  expect(placed.value.isOutside).toBe(false);
});

test('components beyond all of the population are told', () => {
  expect(placeScore(panel, { population: 'west', components: [30], sum: 60 })).toMatchObject({
    value: { isOutside: true },
  });
});

test.each([
  ['genome.panel-population', { population: 'north', components: [1], sum: 1 }],
  ['genome.panel-components', { population: 'west', components: [1, 2], sum: 1 }],
])('%s', (code, person) => {
  expect(placeScore(panel, person)).toMatchObject({ ok: false, error: { code } });
});

test('a panel is read by the names of its columns', () => {
  expect(readPanel(['pop\tSUM\tPC2\tPC1\tIID', 'P1\t0.5\t2\t1\tR0', ''])).toEqual({
    ok: true,
    value: [{ id: 'R0', population: 'P1', components: [1, 2], sum: 0.5 }],
  });
  expect(readPanel(['IID\tpop\tPC1'])).toMatchObject({
    error: { code: 'genome.panel-columns', params: { missing: 'SUM' } },
  });
  expect(readPanel(['IID\tpop\tPC1\tSUM', 'a\tb\t\t1'])).toMatchObject({ error: { params: { line: 2 } } });
});
