import type { PackVersion } from '../../base/actor.ts';
import type { Fact } from '../../base/fact.ts';
import type { Finding, Measurement } from '../../findings/finding.ts';
import type { Report } from '../report.ts';
import type { RiskLine } from '../risk-line.ts';
import { genomicCategories } from './genomics/genomic-observation.ts';
import { coding, concept, fhirQuantity, uidIdentifier, urn } from './fhir-ids.ts';
import type { Json, JsonObject, UuidFor } from './fhir-ids.ts';
import { trackedLabel } from './sr/tracked-label.ts';

export type NamedResource = readonly [name: string, resource: JsonObject];

/** The findings that count. Total. */
export const acceptedFindings = ({ findings }: Report): readonly Finding[] =>
  findings.filter(({ status }) => status === 'accepted');

/** What the genome file tells. Total. */
export const genomeFacts = ({ facts }: Report): readonly Fact[] => facts.filter(({ from }) => from.kind === 'genome');

/** When the images were made; a study without a date: when the report was composed. Total. */
export const studyInstant = ({ study, at }: Report): string => study.date ?? at;

/** The name of one measurement's Observation. Total. */
export const measurementName = (finding: Finding, { key, label }: Measurement): string =>
  `finding/${finding.id}/${key}/${label ?? 'whole'}`;

/** The images the findings lie on. @source HL7 FHIR R4 ImagingStudy. Total. */
export function imagingStudy({ study }: Report, uuidFor: UuidFor): JsonObject {
  const modalities = [...new Set(study.series.map(({ modality }) => modality))];
  const images = study.series.reduce((sum, { instances }) => sum + instances.length, 0);
  return {
    resourceType: 'ImagingStudy',
    identifier: [uidIdentifier(study.uid)],
    status: 'available',
    subject: urn(uuidFor, 'patient'),
    ...(study.date && { started: study.date }),
    ...(study.description && { description: study.description }),
    ...(modalities.length > 0 && { modality: modalities.map((modality) => coding('DCM', modality, modality)) }),
    numberOfSeries: study.series.length,
    numberOfInstances: images,
    ...(study.series.length > 0 && { series: study.series.map(seriesOf) }),
  };
}

const seriesOf = ({
  uid,
  number,
  modality,
  description,
  instances,
}: Report['study']['series'][number]): JsonObject => ({
  uid,
  ...(number !== null && number >= 0 && { number }),
  modality: coding('DCM', modality, modality),
  ...(description && { description }),
  numberOfInstances: instances.length,
  ...(instances.length > 0 && {
    instance: instances.map((instance) => ({
      uid: instance.sopInstanceUid,
      sopClass: { system: 'urn:ietf:rfc:3986', code: `urn:oid:${instance.sopClassUid}` },
      ...(instance.number !== null && instance.number >= 0 && { number: instance.number }),
    })),
  }),
});

/** Every pack as software, with the digest of what it computed with. Total. */
export const deviceResources = ({ packs }: Report): readonly NamedResource[] =>
  packs.map((pack) => [
    deviceName(pack),
    {
      resourceType: 'Device',
      deviceName: [{ name: pack.id, type: 'model-name' }],
      type: { coding: [coding('SCT', '706690007', 'Software')] },
      version: [{ value: pack.version }],
      note: [{ text: `sha256 ${pack.digest}` }],
    },
  ]);

const deviceName = ({ id, digest }: PackVersion): string => `device/${id}/${digest}`;

const imagingCategory: Json = [
  {
    coding: [
      { system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'imaging', display: 'Imaging' },
    ],
  },
];
/** The DICOM UID by which a finding, or one label of it, is the same in SEG, structured report and here. */
export type TrackingUidFor = (finding: Finding, label: number | null) => string;

interface Uids {
  readonly uuidFor: UuidFor;
  readonly trackingUidFor: TrackingUidFor;
}

/** Each measurement of each accepted finding. Total. */
export const findingObservations = (report: Report, uids: Uids): readonly NamedResource[] =>
  acceptedFindings(report).flatMap((finding) =>
    finding.measurements.map((measurement): NamedResource => [
      measurementName(finding, measurement),
      measurementObservation(report, finding, { measurement, ...uids }),
    ]),
  );

function measurementObservation(
  report: Report,
  finding: Finding,
  { measurement, uuidFor, trackingUidFor }: Uids & { readonly measurement: Measurement },
): JsonObject {
  const { by, decided, name, laterality } = finding;
  const sided = laterality ? `${name} (${laterality})` : name;
  return {
    resourceType: 'Observation',
    identifier: [uidIdentifier(trackingUidFor(finding, trackedLabel(finding, measurement.label)))],
    status: report.status,
    category: imagingCategory,
    code: { ...concept(measurement.code), text: `${sided}: ${measurement.name}` },
    subject: urn(uuidFor, 'patient'),
    effectiveDateTime: studyInstant(report),
    issued: decided?.at ?? report.at,
    performer: [{ display: decided?.by.kind === 'person' ? decided.by.name : 'unattended' }],
    bodySite: { ...concept(finding.code), text: sided },
    derivedFrom: [urn(uuidFor, 'study')],
    ...(by.kind === 'pack' && { device: urn(uuidFor, deviceName(by)) }),
    method: { text: by.kind === 'pack' ? `${by.id} ${by.version}${finding.edited ? ', edited' : ''}` : 'manual' },
    valueQuantity: fhirQuantity(measurement.quantity),
  };
}

/** What the genome file tells, as it was called. Total. */
export const genomeObservations = (report: Report, uuidFor: UuidFor): readonly NamedResource[] =>
  genomeFacts(report).map((fact) => [
    `fact/${fact.key}`,
    {
      resourceType: 'Observation',
      status: report.status,
      category: genomicCategories,
      code: fact.code ? concept(fact.code) : { text: fact.key },
      subject: urn(uuidFor, 'patient'),
      effectiveDateTime: fact.at,
      ...(fact.from.kind === 'genome' && { method: { text: fact.from.detail } }),
      ...(fact.notes.length > 0 && { note: fact.notes.map((text) => ({ text })) }),
      ...valueOf(fact),
    },
  ]);

function valueOf({ value }: Fact): JsonObject {
  switch (value.kind) {
    case 'quantity':
      return { valueQuantity: fhirQuantity(value) };
    case 'code':
      return { valueCodeableConcept: concept(value.code) };
    case 'text':
      return { valueCodeableConcept: { text: value.text } };
    case 'boolean':
      return { valueBoolean: value.is };
  }
}

/**
 * Risk lines that have a number: probabilities as RiskAssessment, ratios as Observation. A measure of this person stands
 * among the findings; a refusal stands in the printed report only. Total.
 */
export const riskResources = (report: Report, uuidFor: UuidFor): readonly NamedResource[] =>
  report.risk.flatMap((line, i): NamedResource[] => {
    if (line.result.kind === 'refused') return [];
    if (line.horizonYears !== null) return [[`risk/${i}/${line.id}`, riskAssessment(report, line, uuidFor)]];
    return line.scale?.isLog ? [[`risk/${i}/${line.id}`, ratioObservation(report, line, uuidFor)]] : [];
  });

const basisOf = ({ population, citation, inputs }: RiskLine): Json => [
  { text: [population, citation, ...inputs.flatMap(({ name, value }) => (value ? [name] : []))].join('; ') },
];
const methodOf = ({ title, by }: RiskLine): JsonObject => ({ text: `${title} (${by.id} ${by.version})` });

/**
 * A risk in per cent.
 *
 * @source R4, comment on RiskAssessment.prediction.probability[x]: "Decimal values are expressed as percentages as well (max
 *   = 100)" (ras-2); HL7's own examples write fractions. The rationale says the number with its unit, so nobody need guess.
 */
function riskAssessment(report: Report, line: RiskLine, uuidFor: UuidFor): JsonObject {
  const { result, outcome, title } = line;
  if (result.kind === 'refused') return {};
  const { quantity, interval } = result;
  const percent = (value: number): JsonObject => fhirQuantity({ value, unit: '%' });
  return {
    resourceType: 'RiskAssessment',
    status: report.status,
    method: methodOf(line),
    subject: urn(uuidFor, 'patient'),
    occurrenceDateTime: report.at,
    prediction: [
      {
        outcome: { text: outcome || title },
        ...(interval
          ? { probabilityRange: { low: percent(interval.low), high: percent(interval.high) } }
          : { probabilityDecimal: quantity.value }),
        rationale: `${quantity.value} ${quantity.unit}`,
      },
    ],
    note: basisOf(line),
  };
}

function ratioObservation(report: Report, line: RiskLine, uuidFor: UuidFor): JsonObject {
  const { result, outcome, title } = line;
  if (result.kind === 'refused') return {};
  const { quantity, interval } = result;
  const part = (text: string, value: number): JsonObject => ({
    code: { text },
    valueQuantity: fhirQuantity({ ...quantity, value }),
  });
  return {
    resourceType: 'Observation',
    status: report.status,
    code: { text: outcome === '' ? title : `${title}: ${outcome}` },
    subject: urn(uuidFor, 'patient'),
    effectiveDateTime: report.at,
    method: methodOf(line),
    valueQuantity: fhirQuantity(quantity),
    ...(interval && {
      component: [part(`lower ${interval.level} %`, interval.low), part(`upper ${interval.level} %`, interval.high)],
    }),
    note: basisOf(line),
  };
}
