import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { VariantInterpretation } from '../../../models/genome/variants/interpret/interpretation.ts';
import type { PanelVariant } from '../../../models/genome/variants/scan/panel-variant.ts';
import { SecondaryRule } from './secondary-rule.tsx';

const of = {
  gene: 'MUTYH',
  rules: [{ panel: 'sf', rule: 'biallelic' }],
  copies: 1,
  annotation: null,
} as unknown as PanelVariant;
const confirmed = { stale: null, confirmed: { classification: { class: 'pathogenic' } } } as VariantInterpretation;
const panels = [
  { id: 'sf', name: 'Secondary findings', version: '1', source: 'made', isConfirmed: true, isOptIn: true, genes: 1 },
];
const said = (...inGene: readonly (readonly [number, VariantInterpretation | undefined])[]): string =>
  renderToStaticMarkup(
    <SecondaryRule
      of={of}
      panels={panels}
      inGene={inGene.map(([copies, own]) => ({ of: { ...of, copies }, said: own }))}
    />,
  );

test('one carried variant of a gene that needs both copies does not meet its panel’s rule; two ask for the phase', () => {
  expect(said([1, confirmed])).toContain('both copies');
  expect(said([1, confirmed])).toContain('do not meet this');
  expect(said([1, confirmed], [1, confirmed])).toContain('the phase is needed');
  expect(said([2, confirmed])).toContain('The confirmed classes meet this.');
});

test('what nobody confirmed, and what went stale, does not count', () => {
  expect(said([2, undefined])).toContain('do not meet this');
  expect(said([2, { ...confirmed, stale: 'criteria' }])).toContain('do not meet this');
});
