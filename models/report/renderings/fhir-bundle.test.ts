import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  accepted,
  hippocampusPack,
  makeFinding,
  makeReportCase,
  reader,
} from '../../../tests/fixtures/make-report-case.ts';
import { Digest, ReportId } from '../../base/ids.ts';
import { compose } from '../compose.ts';
import { Template } from '../template.ts';
import { fhirBundle } from './fhir-bundle.ts';
import type { JsonObject } from './fhir-ids.ts';

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../resources/${name}`, import.meta.url), 'utf8'));
const texts = Object.assign({}, read('languages/parts/report.json'), read('languages/parts/app.json')) as Record<
  string,
  string
>;
const template = Template.parse(read('templates/brain-mr.json'));
const uuidFor = (name: string): string => createHash('sha256').update(name).digest('hex').slice(0, 32);
const trackingUidFor = ({ id }: { readonly id: string }, label: number | null) => `2.25.${id.length}${label ?? 0}`;
const pdf = { base64: 'JVBERg==', bytes: 4, sha1Base64: 'abcd' };

const risk = [
  {
    id: 'caide',
    by: { ...hippocampusPack, id: 'caide' },
    title: 'CAIDE',
    outcome: 'dementia within 20 years',
    horizonYears: 20,
    scale: null,
    population: 'Finland',
    citation: 'Kivipelto 2006',
    isConfirmed: true,
    result: { kind: 'value', quantity: { value: 4.2, unit: '%' }, interval: { low: 1.9, high: 6.5, level: 95 } },
    inputs: [],
    missing: [],
    notes: [],
  },
];
const composed = (over: object) => compose(makeReportCase(over), { template, language: { tag: 'en', texts } });
const entries = (bundle: JsonObject) => bundle.entry as unknown as readonly { fullUrl: string; resource: JsonObject }[];
const ofType = (bundle: JsonObject, type: string) =>
  entries(bundle)
    .map(({ resource }) => resource)
    .filter(({ resourceType }) => resourceType === type);

test('a draft is preliminary everywhere, a signed report final, with who verified it', () => {
  const draft = composed({ findings: [makeFinding(accepted)] });
  expect(ofType(fhirBundle(draft, { uuidFor, trackingUidFor, pdf }), 'DiagnosticReport')[0]).toMatchObject({
    status: 'preliminary',
  });
  const signature = {
    by: reader,
    at: '2026-11-24T10:40:00.000Z',
    digest: Digest.parse('ef56'.repeat(16)),
    reason: null,
  };
  const signed = fhirBundle({ ...draft, status: 'final', signature }, { uuidFor, trackingUidFor, pdf });
  expect(ofType(signed, 'DiagnosticReport')[0]).toMatchObject({
    status: 'final',
    resultsInterpreter: [{ display: 'A. Reader' }],
  });
  expect(ofType(signed, 'Observation').map(({ status }) => status)).toEqual(['final', 'final', 'final']);
  expect(JSON.stringify(ofType(signed, 'Provenance'))).toContain('verifier');
  const amendment = { ...draft, status: 'final' as const, signature, amends: ReportId.parse('r0') };
  const amended = fhirBundle(amendment, { uuidFor, trackingUidFor, pdf });
  expect(ofType(amended, 'DiagnosticReport')[0]).toMatchObject({ status: 'amended' });
  expect(ofType(amended, 'DocumentReference')[0]).toMatchObject({ docStatus: 'amended' });
});

test('a measurement carries its unit, its site, the model that made it and the study it lies on', () => {
  const bundle = fhirBundle(composed({ findings: [makeFinding(accepted)] }), { uuidFor, trackingUidFor, pdf });
  expect(ofType(bundle, 'Observation').map(({ identifier }) => identifier)).toEqual(
    [0, 1, 2].map((label) => [{ system: 'urn:dicom:uid', value: `urn:oid:2.25.6${label}` }]), // as in SEG and SR
  );
  expect(ofType(bundle, 'Observation')[0]).toMatchObject({
    valueQuantity: { value: 3.214, unit: 'mL', system: 'http://unitsofmeasure.org', code: 'mL' },
    bodySite: { coding: [{ system: 'http://snomed.info/sct', code: '5366008' }] },
    device: { reference: `urn:uuid:${uuidFor(`device/hippocampus/${hippocampusPack.digest}`)}` },
    derivedFrom: [{ reference: `urn:uuid:${uuidFor('study')}` }],
  });
});

test('proposals and rejected findings are not in the Bundle', () => {
  expect(
    ofType(fhirBundle(composed({ findings: [makeFinding()] }), { uuidFor, trackingUidFor, pdf }), 'Observation'),
  ).toEqual([]);
});

test('every reference inside the Bundle leads to an entry', () => {
  const bundle = fhirBundle(composed({ findings: [makeFinding(accepted)], risk }), { uuidFor, trackingUidFor, pdf });
  const known = new Set(entries(bundle).map(({ fullUrl }) => fullUrl));
  for (const [, target] of JSON.stringify(bundle).matchAll(/"(?:reference|url)":"(urn:uuid:[^"]+)"/g))
    expect(known).toContain(target);
});

test('a probability is in per cent: a range, or a decimal where no interval is published', () => {
  const prediction = (lines: object[]) =>
    ofType(fhirBundle(composed({ risk: lines }), { uuidFor, trackingUidFor, pdf }), 'RiskAssessment')[0];
  expect(prediction(risk)).toMatchObject({ prediction: [{ probabilityRange: { low: { value: 1.9, code: '%' } } }] });
  const bare = risk.map((line) => ({ ...line, result: { ...line.result, interval: null } }));
  expect(prediction(bare)).toMatchObject({ prediction: [{ probabilityDecimal: 4.2, rationale: '4.2 %' }] });
});

test('an odds ratio is an Observation with its interval, never a probability', () => {
  const ratio = risk.map((line) => ({
    ...line,
    horizonYears: null,
    scale: { low: 0.5, high: 40, isLog: true },
    result: { kind: 'value', quantity: { value: 3.2, unit: '1' }, interval: { low: 2.8, high: 3.8, level: 95 } },
  }));
  const bundle = fhirBundle(composed({ risk: ratio }), { uuidFor, trackingUidFor, pdf });
  expect(ofType(bundle, 'RiskAssessment')).toEqual([]);
  expect(ofType(bundle, 'Observation')).toMatchObject([
    {
      valueQuantity: { value: 3.2 },
      component: [{ valueQuantity: { value: 2.8 } }, { valueQuantity: { value: 3.8 } }],
    },
  ]);
});

test('the same report gives the same Bundle', () => {
  const one = () => fhirBundle(composed({ findings: [makeFinding(accepted)], risk }), { uuidFor, trackingUidFor, pdf });
  expect(JSON.stringify(one())).toBe(JSON.stringify(one()));
});
