import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { makeClassified } from '../../../../tests/fixtures/make-classified.ts';
import { makeReportCase } from '../../../../tests/fixtures/make-report-case.ts';
import { compose } from '../../compose.ts';
import { makeSpeaker } from '../../language/speaker.ts';
import { checksOf } from '../../signing/checks-of.ts';
import { Template } from '../../template.ts';
import { fhirBundle } from '../fhir-bundle.ts';
import type { JsonObject } from '../fhir-ids.ts';

const resources = new URL('../../../../resources/', import.meta.url);
const read = (name: string): object => JSON.parse(readFileSync(new URL(name, resources), 'utf8'));
const parts = readdirSync(new URL('languages/parts/', resources)).map((name) => read(`languages/parts/${name}`));
const language = { tag: 'en', texts: Object.assign({}, ...parts) };
const template = Template.parse(read('templates/any.json'));
const uuidFor = (name: string): string => createHash('sha256').update(name).digest('hex').slice(0, 32);
const trackingUidFor = ({ id }: { readonly id: string }, label: number | null) => `2.25.${id.length}${label ?? 0}`;
const reportOf = (open = 0) => compose(makeReportCase({ variants: makeClassified(open) }), { template, language });
const bundle = fhirBundle(reportOf(), { uuidFor, trackingUidFor, pdf: null });
const entries = bundle.entry as unknown as readonly { fullUrl: string; resource: JsonObject }[];
const called = (name: string): JsonObject | undefined =>
  entries.find(({ fullUrl }) => fullUrl === `urn:uuid:${uuidFor(name)}`)?.resource;
const variant = 'variant/GRCh38/13/32340301/A/G';
const codes = (resource: JsonObject | undefined): string => JSON.stringify(resource?.component ?? []);

test('a classified variant is one variant Observation, by gene, reference sequence, place and alleles', () => {
  expect(called(variant)).toMatchObject({
    meta: { profile: ['http://hl7.org/fhir/uv/genomics-reporting/StructureDefinition/variant'] },
    code: { coding: [{ code: '69548-6' }] },
    valueCodeableConcept: { coding: [{ code: 'LA9633-4' }] },
  });
  const said = codes(called(variant));
  for (const code of ['HGNC:1101', 'LA26806-2', 'NC_000013.11', '32340301', 'LA6706-1', 'LA6683-2'])
    expect(said).toContain(code);
});

test('its class is a diagnostic implication with scheme, version and criteria; a tier is another one', () => {
  expect(called(`${variant}/class`)).toMatchObject({
    derivedFrom: [{ reference: `urn:uuid:${uuidFor(variant)}` }],
    method: { text: 'acmg-2015 2015: Richards 2015' },
    performer: [{ display: 'A. Reader' }],
  });
  expect(codes(called(`${variant}/class`))).toContain('LA26332-9');
  expect(JSON.stringify(called(`${variant}/class`)?.note)).toContain('PVS1 (very-strong): truncates');
  expect(codes(called(`${variant}/tier`))).toContain('AMP/ASCO/CAP tier II-D');
  expect(codes(called('diagnosis'))).toContain('Oligodendroglioma');
});

test('the report tells class, criteria, scheme and who confirmed; a table without sign-off is said', () => {
  const section = reportOf().sections.find(({ id }) => id === 'genome');
  expect(section?.text).toContain(
    'BRCA2 NM_000059.4:c.5946A>G, NP_000050.3:p.Lys1691Ter: Likely pathogenic by ACMG/AMP 2015, confirmed by A. Reader on 2026-11-24.',
  );
  const said = JSON.stringify(section?.blocks);
  for (const part of [
    'PVS1',
    'very strong',
    'not in gnomAD',
    'agreed with the board',
    'acmg-2015 2015: Richards 2015',
    'II-D',
  ])
    expect(said).toContain(part);
  expect(said).toContain('The diagnosis waits for: CDKN2A/B.');
  expect(said).toContain('has no clinical sign-off');
});

test('the limits say that a variant which is not here was not classified', () => {
  const limits = JSON.stringify(reportOf().sections.find(({ id }) => id === 'limits')?.blocks);
  expect(limits).toContain('was not classified');
  expect(limits).toContain('needs confirmation by an accredited laboratory');
});

test('what was begun and not confirmed asks for a reason before signing', () => {
  const speaker = makeSpeaker(language);
  const levels = (open: number) =>
    checksOf(reportOf(open), speaker).flatMap(({ id, level, code }) => (id === 'variants' ? [`${level} ${code}`] : []));
  expect(levels(0)).toEqual(['ok report.check.variants']);
  expect(levels(2)).toEqual(['open report.check.variants-open', 'ok report.check.variants']);
});
