import { expect, test } from 'vitest';
import { z } from '../../base/schema.ts';
import { knowledgeTables } from '../../../tests/fixtures/knowledge-tables.ts';
import { classify } from './acmg/classify.ts';
import { criterionOf } from './acmg/criterion.ts';
import { ClassificationScheme, VariantClass } from './acmg/scheme.ts';
import { EvidenceTable } from './evidence/evidence-table.ts';
import { classifyGlioma, gliomaTable } from './glioma/classify-glioma.ts';
import { GenePanel, GeneSpanTable } from './panels/panel.ts';

const schemes = knowledgeTables('acmg').filter(({ id }) => id !== 'criteria');
const SchemeExamples = z.array(z.object({ criteria: z.array(z.string()), class: VariantClass }));

test.each(schemes)('$id: the examples come out as they say', ({ table, examples }) => {
  const scheme = ClassificationScheme.parse(table);
  const own = SchemeExamples.parse(examples);
  expect(own.length).toBeGreaterThan(0);
  for (const { criteria, class: expected } of own)
    expect(
      `${criteria.join(' ')}: ${
        classify(
          criteria.flatMap((code) => criterionOf(code) ?? []),
          scheme,
        ).class
      }`,
    ).toBe(`${criteria.join(' ')}: ${expected}`);
});

const GliomaExamples = z.array(
  z.object({ given: z.record(z.string(), z.string()), entity: z.string(), grade: z.number().nullable() }),
);
const glioma = knowledgeTables('tumour').filter(({ id }) => id === 'cns5-glioma');

test.each(glioma)('$id: the examples come out as they say', ({ examples }) => {
  for (const { given, entity, grade } of GliomaExamples.parse(examples))
    expect(classifyGlioma(given)).toMatchObject({ entity, grade });
});

test('every statement of the glioma table is about a field and one of its values', () => {
  const known = new Set(gliomaTable.fields.flatMap(({ id, values }) => values.map((value) => `${id}=${value}`)));
  const { entities, unspecified, inferred } = gliomaTable;
  const statements = [
    ...[...entities, ...unspecified].flatMap(({ when }) => when.flat()),
    ...entities.flatMap(({ grades }) => grades.flatMap(({ when }) => when.flat())),
    ...inferred.flatMap(({ when, stands }) => [when, stands]),
  ];
  expect(statements.filter((statement) => !known.has(statement))).toEqual([]);
});

test('every gene of a panel has a span in GRCh38', () => {
  const spans = knowledgeTables('gene-spans').flatMap(({ table }) => GeneSpanTable.parse(table).genes);
  const placed = new Set(spans.map(({ gene }) => gene));
  for (const { table } of knowledgeTables('panels'))
    expect(GenePanel.parse(table).genes.filter(({ gene }) => !placed.has(gene))).toEqual([]);
  for (const { grch38, grch37 } of spans) {
    expect(grch38[1]).toBeGreaterThan(grch38[0]);
    if (grch37) expect(grch37[1] - grch37[0]).toBe(grch38[1] - grch38[0]);
  }
});

test('ACMG SF has 81 genes in v3.2 and three more in v3.3', () => {
  const genes = (id: string) =>
    knowledgeTables('panels')
      .filter((each) => each.id === id)
      .flatMap(({ table }) => GenePanel.parse(table).genes.map(({ gene }) => gene));
  expect(genes('acmg-sf-3.2')).toHaveLength(81);
  expect(
    genes('acmg-sf-3.3')
      .filter((gene) => !genes('acmg-sf-3.2').includes(gene))
      .sort(),
  ).toEqual(['ABCD1', 'CYP27A1', 'PLN']);
});

test('every item of evidence is readable and its identifier is its own', () => {
  for (const { table } of knowledgeTables('evidence')) {
    const { items } = EvidenceTable.parse(table);
    expect(
      new Set(items.map(({ id, disease, variant, therapies }) => `${id} ${disease} ${variant} ${therapies}`)).size,
    ).toBe(items.length);
  }
});
