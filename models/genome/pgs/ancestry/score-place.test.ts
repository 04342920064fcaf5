import { expect, test } from 'vitest';
import { Digest } from '../../../base/ids.ts';
import { histogramOf } from './histogram.ts';
import { nearestPopulation } from './nearest-population.ts';
import type { PanelCard } from './panel-card.ts';
import { readComponents } from './person-components.ts';
import { panelHeader } from './reference-panel.ts';
import type { PanelPerson } from './reference-panel.ts';
import { scorePlace } from './score-place.ts';

// Two clouds along one component, 0 to 19 and 30 to 49; sums rise with it.
const people: readonly PanelPerson[] = Array.from({ length: 40 }, (_, i) => ({
  id: `R${i}`,
  population: i < 20 ? 'west' : 'east',
  components: [i < 20 ? i : i + 10],
  sum: i + (i % 2) / 2,
}));
const card = (says: Readonly<Record<string, string>> = {}): PanelCard => ({
  schema: 1,
  name: 'panel.tsv',
  digest: Digest.parse('0'.repeat(64)),
  at: '2026-01-01T00:00:00.000Z',
  score: Digest.parse('1'.repeat(64)),
  says,
  people: 40,
  components: 1,
  populations: [],
  isInstalled: true,
});
const place = (components: readonly number[] | null, says: Readonly<Record<string, string>> = { variants: '90' }) =>
  scorePlace({ card: card(says), people }, components && { components, from: 'pcs.tsv' }, {
    sum: 10,
    coverage: { scored: 90, rows: 100 },
  });
const codes = (of: ReturnType<typeof place>) => (of.kind === 'placed' ? of.remarks.map(({ code }) => code) : []);

test('a sum is placed in the population that the person’s components are nearest to, which is named', () => {
  const found = place([12]);
  expect(found).toMatchObject({ kind: 'placed', placed: { population: 'west', people: 20, percentile: 52.5 } });
  expect(codes(found)).toEqual(['genome.panel-transfer']);
  expect(nearestPopulation(people, [38])).toBe('east');
});

test('outside of all of that population, and sums over other rows, are said', () => {
  expect(codes(place([23]))).toContain('genome.panel-outside');
  expect(codes(place([12], { variants: '100' }))).toContain('genome.panel-rows');
  expect(codes(place([12], {}))).toContain('genome.panel-rows-unknown');
});

test('without components there is no place', () => {
  expect(place(null)).toMatchObject({ kind: 'refused', reason: { code: 'genome.panel-no-components' } });
  expect(place([])).toMatchObject({ kind: 'refused', reason: { code: 'genome.panel-components' } });
});

test('a person’s row is found by the sample’s name, or is the only one', () => {
  const table = ['#IID\tPC2\tPC1', 'S1\t2\t1', 'S2\t4\t3'];
  expect(readComponents(table, 'S2')).toEqual({ ok: true, value: [3, 4] });
  expect(readComponents(table.slice(0, 2), 'other')).toEqual({ ok: true, value: [1, 2] });
  expect(readComponents(table, 'other')).toMatchObject({ error: { code: 'genome.components-sample' } });
  expect(readComponents(['IID\tPC1', 'S1\t'], 'S1')).toMatchObject({ error: { code: 'genome.components-row' } });
  expect(readComponents(['Dear colleague'], 'S1')).toMatchObject({ error: { code: 'genome.components-columns' } });
});

test('a panel’s header lines are read, and every value lies in a step', () => {
  expect(panelHeader(['#panel=HGDP+1kGP', '##variants = 986', 'IID\tpop'])).toEqual({
    panel: 'HGDP+1kGP',
    variants: '986',
  });
  expect(histogramOf([0, 1, 2, 4], 4)).toEqual({ low: 0, high: 4, counts: [1, 1, 1, 1] });
  expect(histogramOf([3, 3], 2).counts).toEqual([2, 0]);
});
