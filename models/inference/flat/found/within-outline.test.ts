import { expect, test } from 'vitest';
import { makeFlatCard } from '../../../../tests/fixtures/make-flat-card.ts';
import { withinOutline } from './within-outline.ts';

const card = makeFlatCard({
  output: { kind: 'objects', labels: [label()], inside: 0.5, seed: 0.5, leastSeedPixels: 1, leastAreaPixels: 1 },
  measures: [
    { op: 'count', key: 'count', name: 'Nuclei', code: { scheme: '99PHENO', value: 'n', meaning: 'n' } },
    { op: 'density', key: 'density', name: 'Density', code: { scheme: '99PHENO', value: 'd', meaning: 'd' } },
  ],
  plausibility: [],
});

function label() {
  return {
    value: 1,
    name: 'Nucleus',
    code: { scheme: 'SCT', value: '84640000', meaning: 'Nucleus' },
    color: '#009E73',
  };
}

/** Three objects in a row of ten pixels, twice. */
const row = [1, 1, 0, 0, 2, 2, 0, 0, 3, 3];
const part = {
  found: { kind: 'objects' as const, objects: Uint32Array.from([...row, ...row]), count: 3 },
  values: [],
  lines: [],
  unclear: [],
};
const size = { rows: 2, columns: 10 };
const spacing = { acrossRows: 0.1, acrossColumns: 0.1 };

test('objects count whose middle lies inside, by the area inside', () => {
  const outline = [
    [3, -0.5],
    [8.7, -0.5],
    [8.7, 1.5],
    [3, 1.5],
  ] as const;
  const { found, values } = withinOutline(card, part, { outline, size, spacing });
  expect(found).toMatchObject({ count: 2 }); // the third one's middle, 8.5, is inside, though not all of it
  expect(found.kind === 'objects' && Array.from(found.objects).slice(0, 10)).toEqual([0, 0, 0, 0, 1, 1, 0, 0, 2, 2]);
  expect(values.find(({ key }) => key === 'density')?.value).toBeCloseTo(2 / (5.7 * 2 * 0.01), 9);
});

test('without a spacing there is a count and nothing per area', () => {
  const outline = [
    [-1, -1],
    [3, -1],
    [3, 3],
  ] as const;
  const { values } = withinOutline(card, part, { outline, size, spacing: null });
  expect(values.map(({ key, value }) => [key, value])).toEqual([['count', 1]]);
});
