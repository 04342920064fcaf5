import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { classify } from '../../../../models/genome/variants/acmg/classify.ts';
import { ClassificationScheme } from '../../../../models/genome/variants/acmg/scheme.ts';
import type { VariantInterpretation } from '../../../../models/genome/variants/interpret/interpretation.ts';
import { emptyAnnotation } from '../../../../models/genome/variants/annotation/annotation.ts';
import type { PanelVariant } from '../../../../models/genome/variants/scan/panel-variant.ts';
import { knowledgeTables } from '../../../../tests/fixtures/knowledge-tables.ts';
import { ClassPanel } from './class-panel.tsx';

const schemes = knowledgeTables('acmg')
  .filter(({ id }) => id !== 'criteria')
  .map(({ table }) => ClassificationScheme.parse(table));
const variant = { build: 'GRCh38', contig: '13', position: 32_340_301, ref: 'C', alt: 'T' } as const;
const of: PanelVariant = {
  gene: 'BRCA2',
  panels: [],
  rules: [],
  contig: '13',
  position: 32_340_301,
  ref: 'C',
  alt: 'T',
  genotype: '0/1',
  copies: 1,
  line: 5,
  filters: [],
  depth: null,
  genotypeQuality: null,
  annotation: emptyAnnotation('CSQ', 1, 'T'),
  annotations: 1,
  significance: null,
  clinvar: null,
  proposed: [{ code: 'PVS1', strength: 'very-strong', because: 'stop_gained', source: 'Richards 2015' }],
};
const by = { kind: 'person', id: 'p1', name: 'A. Reader' } as const;
const at = '2026-11-24T18:12:39.000Z';
const entry = (code: string, strength: 'very-strong' | 'moderate') => ({
  code,
  strength,
  isApplied: true,
  evidence: `evidence of ${code}`,
  by,
  at,
});
const applied = [entry('PVS1', 'very-strong'), entry('PM2', 'moderate')];
const said = (scheme: string, over: Partial<VariantInterpretation> = {}): VariantInterpretation => {
  const own = schemes.find(({ id }) => id === scheme);
  if (!own) throw new TypeError(scheme);
  const seen = { variant, gene: 'BRCA2', change: 'C>T', protein: null, transcript: null };
  return {
    key: 'k',
    variant,
    criteria: applied,
    confirmed: {
      schema: 1,
      seen: { ...seen, genotype: '0/1', copies: 1, line: 5, clinvar: null },
      classification: classify(applied, own),
      criteria: applied,
      reason: 'agreed',
      by,
      at,
    },
    stale: null,
    tier: null,
    history: [],
    ...over,
  };
};
const page = (about: VariantInterpretation | null, scheme = 'acmg-2015') =>
  renderToStaticMarkup(
    <ClassPanel of={of} variant={variant} said={about} schemes={schemes} scheme={scheme} onSay={() => undefined} />,
  );

test('what data propose is dashed with its reason and source, and makes no class', () => {
  const markup = page(null);
  expect(markup).toContain('The file says stop_gained.');
  expect(markup).toContain('Richards 2015');
  expect(markup).toContain('data-proposed="true"');
  expect(markup).toContain('No rule of the scheme holds.');
  expect(markup).toContain('Not confirmed: not in the report.');
});

test('a confirmed class stands with its rule, its criteria and who confirmed it', () => {
  const markup = page(said('acmg-2015'));
  expect(markup).toContain('Rule: at least 1 very strong + 1 moderate, for pathogenic.');
  expect(markup).toContain('evidence of PM2');
  expect(markup).toContain('Confirmed by A. Reader');
  expect(markup).not.toContain('data-proposed');
});

test('points are told with where the class begins; a criterion stronger than the scheme allows is remarked on', () => {
  const markup = page(said('clingen-points'), 'clingen-points');
  expect(markup).toContain('10 points; this class begins at 10.');
  expect(markup).toContain('PM2 is used as moderate; this scheme goes no further than supporting');
});

test('what went stale says so and waits to be confirmed anew; a scheme without a comparison says that', () => {
  const markup = page(said('acmg-2015', { stale: 'scheme' }), 'acgs-2024');
  expect(markup).toContain('not in the report until it is confirmed anew');
  expect(markup).toContain('Confirm this class');
  expect(markup).toContain('Not compared with the published text.');
});
