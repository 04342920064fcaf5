import { expect, test } from 'vitest';
import { emptyAnnotation } from '../../../../models/genome/variants/annotation/annotation.ts';
import type { PanelVariant } from '../../../../models/genome/variants/scan/panel-variant.ts';
import { isShown, noFilter, significanceGroup } from './variant-filter.ts';

const variant: PanelVariant = {
  gene: 'BRCA2',
  panels: ['breast-ovary'],
  rules: [],
  contig: '13',
  position: 32_340_301,
  ref: 'GT',
  alt: 'G',
  genotype: '0/1',
  copies: 1,
  line: 40,
  filters: [],
  depth: 30,
  genotypeQuality: 99,
  annotation: { ...emptyAnnotation('CSQ', 1, '-'), impact: 'HIGH', frequency: 0.002 },
  annotations: 1,
  significance: null,
  clinvar: null,
  proposed: [],
};
const said = (classes: readonly ('pathogenic' | 'benign' | 'uncertain')[], isConflicting = false): PanelVariant => ({
  ...variant,
  significance: {
    texts: [],
    classes: [...classes],
    isConflicting,
    conflict: [],
    reviewStatus: null,
    stars: null,
    conditions: [],
  },
});

test('panel, rarity and consequence each limit what is shown', () => {
  expect(isShown(variant, noFilter)).toBe(true);
  expect(isShown(variant, { ...noFilter, panel: 'lynch' })).toBe(false);
  expect(isShown(variant, { ...noFilter, rarity: '0.001' })).toBe(false);
  expect(
    isShown(
      { ...variant, annotation: { ...emptyAnnotation('CSQ', 1, '-'), impact: 'LOW' } },
      { ...noFilter, consequence: 'MODERATE' },
    ),
  ).toBe(false);
});

test('a text is looked for in gene, place and change; case does not count', () => {
  expect(isShown(variant, { ...noFilter, text: 'brca' })).toBe(true);
  expect(isShown(variant, { ...noFilter, text: '13:3234' })).toBe(true);
  expect(isShown(variant, { ...noFilter, text: 'GT>g' })).toBe(true);
  expect(isShown(variant, { ...noFilter, text: 'TP53' })).toBe(false);
});

test('what a person said of it limits too: nothing said is none', () => {
  expect(isShown(variant, { ...noFilter, own: 'none' })).toBe(true);
  expect(isShown(variant, { ...noFilter, own: 'confirmed' })).toBe(false);
});

test('what the file does not state is never filtered away', () => {
  const bare = { ...variant, annotation: null };
  expect(isShown(bare, { ...noFilter, rarity: '0.001', consequence: 'HIGH' })).toBe(true);
});

test('conflicting or uncertain statements are uncertain, none is none', () => {
  expect(
    [said(['pathogenic']), said(['benign']), said(['pathogenic', 'benign'], true), said(['uncertain']), variant].map(
      significanceGroup,
    ),
  ).toEqual(['pathogenic', 'benign', 'uncertain', 'uncertain', 'none']);
});
