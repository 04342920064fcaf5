import { expect, test } from 'vitest';
import type { EvidenceItem, EvidenceTable } from './evidence-table.ts';
import { rankEvidence } from './rank-evidence.ts';
import { suggestTier } from './suggest-tier.ts';

const item = (id: number, made: Partial<EvidenceItem>): EvidenceItem => ({
  id,
  gene: 'BRAF',
  variant: 'V600E',
  disease: 'Melanoma',
  doid: null,
  therapies: 'Drug A',
  interaction: null,
  level: 'B',
  supports: true,
  significance: 'Sensitivity/Response',
  stars: 3,
  citation: '',
  ...made,
});
const rank = (...items: readonly EvidenceItem[]) => {
  const table: EvidenceTable = {
    schema: 1,
    source: 'made',
    version: '2026-01-01',
    weights: { A: 10, B: 5, C: 3, D: 1, E: 0.5 },
    items: [...items],
  };
  return rankEvidence(table, { gene: 'BRAF', variants: ['V600E'], wider: ['V600'], disease: 'Melanoma' });
};

test('the same disease comes first, then the best level, then the score', () => {
  const ranked = rank(
    item(1, { disease: 'Glioma', level: 'A', stars: 5 }),
    item(2, { therapies: 'Drug B', level: 'C', stars: 5 }),
    item(3, { stars: 2 }),
    item(4, { stars: 1 }),
  );
  expect(ranked.map(({ therapies, bestLevel, score, items }) => [therapies, bestLevel, score, items])).toEqual([
    ['Drug A', 'B', 15, [3, 4]],
    ['Drug B', 'C', 15, [2]],
    ['Drug A', 'A', 50, [1]],
  ]);
});

test('what does not support is counted beside the score, and shown even where it is all there is', () => {
  const [first, second] = rank(
    item(1, {}),
    item(2, { supports: false }),
    item(3, { supports: false, significance: 'Resistance' }),
  );
  expect(first).toMatchObject({ score: 15, supporting: 1, conflicting: 1, items: [1, 2] });
  expect(second).toMatchObject({ bestLevel: null, supporting: 0, conflicting: 1 });
});

test('a category of the change is a wider match, and another spelling of the disease is another disease', () => {
  expect(rank(item(1, { variant: 'V600' }))[0]).toMatchObject({ isWider: true });
  expect(rank(item(1, {}), item(2, { variant: 'V600' }))[0]).toMatchObject({ isWider: false });
  expect(rank(item(1, { disease: 'Skin Melanoma' }))[0]).toMatchObject({ isSameDisease: false });
});

test.each([
  [{ level: 'A' }, { tier: 'I', level: 'A' }],
  [
    { level: 'A', disease: 'Glioma' },
    { tier: 'II', level: 'C' },
  ],
  [{ level: 'E' }, { tier: 'II', level: 'D' }],
  [{ supports: false }, { tier: 'III', level: null }],
] as const)('%j allows at most %j', (made, tier) => {
  expect(suggestTier(rank(item(1, made)))).toEqual(tier);
});
