import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { makePharmacogenomics } from '../../../tests/fixtures/make-pharmacogenomics.ts';
import { makeReportCase } from '../../../tests/fixtures/make-report-case.ts';
import { compose } from '../compose.ts';
import { Template } from '../template.ts';
import { fhirBundle } from './fhir-bundle.ts';
import type { JsonObject } from './fhir-ids.ts';

const read = (name: string): object =>
  JSON.parse(readFileSync(new URL(`../../../resources/${name}`, import.meta.url), 'utf8'));
const texts = Object.assign(
  {},
  ...['report', 'app', 'genome', 'pgx'].map((name) => read(`languages/parts/${name}.json`)),
);
const template = Template.parse(read('templates/brain-mr.json'));
const uuidFor = (name: string): string => createHash('sha256').update(name).digest('hex').slice(0, 32);
const trackingUidFor = ({ id }: { readonly id: string }, label: number | null) => `2.25.${id.length}${label ?? 0}`;

const report = compose(makeReportCase({ pharmacogenomics: makePharmacogenomics() }), {
  template,
  language: { tag: 'en', texts },
});
const bundle = fhirBundle(report, { uuidFor, trackingUidFor, pdf: null });
const entries = bundle.entry as unknown as readonly { fullUrl: string; resource: JsonObject }[];
const called = (name: string): JsonObject | undefined =>
  entries.find(({ fullUrl }) => fullUrl === `urn:uuid:${uuidFor(name)}`)?.resource;
const ge = {
  coding: [expect.objectContaining({ system: 'http://terminology.hl7.org/CodeSystem/v2-0074', code: 'GE' })],
};

test('a diplotype is a genotype Observation of both categories, by the gene’s HGNC identifier', () => {
  expect(called('pgx/CYP2C19')).toMatchObject({
    meta: { profile: ['http://hl7.org/fhir/uv/genomics-reporting/StructureDefinition/genotype'] },
    status: 'preliminary',
    category: [expect.anything(), ge],
    code: { coding: [{ system: 'http://loinc.org', code: '84413-4' }] },
    valueCodeableConcept: { text: 'CYP2C19 *2/*2' },
    component: [
      {
        code: { coding: [{ code: '48018-6' }] },
        valueCodeableConcept: { coding: [{ system: 'http://www.genenames.org', code: 'HGNC:2621' }] },
      },
    ],
  });
});

test('a gene that was not called has no value but a reason, never a phenotype', () => {
  expect(called('pgx/CYP2D6')).toMatchObject({ dataAbsentReason: { coding: [{ code: 'unknown' }] } });
  expect(called('pgx/CYP2D6')).not.toHaveProperty('valueCodeableConcept');
  expect(called('pgx/CYP2D6/phenotype')).toBeUndefined();
});

test('a phenotype is the value of a therapeutic implication, derived from its genotype', () => {
  expect(called('pgx/CYP2C19/phenotype')).toMatchObject({
    derivedFrom: [{ reference: `urn:uuid:${uuidFor('pgx/CYP2C19')}` }],
    component: [{}, { valueCodeableConcept: { coding: [{ system: 'http://loinc.org', code: 'LA9657-3' }] } }],
  });
});

test('advice stands word for word with its source; what it proposes is a Task that the report names', () => {
  const tasks = entries.filter(({ resource }) => resource.resourceType === 'Task');
  expect(tasks).toMatchObject([
    { resource: { status: 'requested', intent: 'proposal', code: { coding: [{ code: 'LA26421-0' }] } } },
  ]);
  expect(JSON.stringify(entries)).toContain(
    'Avoid clopidogrel if possible. | Reduced formation of the active metabolite | CPIC 2024-05-29, PA166104948',
  );
  const diagnostic = entries.find(({ resource }) => resource.resourceType === 'DiagnosticReport')?.resource;
  expect(diagnostic?.extension).toMatchObject([{ valueReference: { reference: tasks[0]?.fullUrl } }]);
});

test('every reference of the Bundle is to one of its entries', () => {
  const named = new Set(entries.map(({ fullUrl }) => fullUrl));
  const references = JSON.stringify(entries).matchAll(/"reference":"(urn:uuid:[^"]+)"/g);
  for (const [, reference = ''] of references) expect(named).toContain(reference);
});
