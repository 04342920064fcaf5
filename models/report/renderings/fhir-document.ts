import { pharmacogenomicResults, recommendedActions } from './fhir-genomics.ts';
import { variantResources } from './genomics/variant-resources.ts';
import { personNameText } from '../../dicom/person-name.ts';
import type { Report } from '../report.ts';
import { coding, uidIdentifier, urn } from './fhir-ids.ts';
import type { JsonObject, UuidFor } from './fhir-ids.ts';
import { acceptedFindings, genomeFacts, measurementName, studyInstant } from './fhir-results.ts';

export interface FhirPdf {
  readonly base64: string;
  readonly bytes: number;
  readonly sha1Base64: string; // FHIR R4's Attachment.hash
}

/** @source HL7 FHIR R4 value sets diagnostic-report-status and composition-status: a final one that changed is amended. */
const statusOf = ({ status, amends }: Report): Report['status'] | 'amended' =>
  status === 'final' && amends !== null ? 'amended' : status;

/** The report itself, pointing at everything else. Total. */
export function diagnosticReport(report: Report, uuidFor: UuidFor, pdf: FhirPdf | null): JsonObject {
  const impression = report.sections.find(({ id }) => id === 'impression')?.text.trim();
  const results = [
    ...acceptedFindings(report).flatMap((finding) =>
      finding.measurements.map((measurement) => urn(uuidFor, measurementName(finding, measurement))),
    ),
    ...genomeFacts(report).map(({ key }) => urn(uuidFor, `fact/${key}`)),
    ...pharmacogenomicResults(report, uuidFor),
    ...variantResources(report, uuidFor).map(([name]) => urn(uuidFor, name)),
  ];
  const { signature } = report;
  const actions = recommendedActions(report, uuidFor);
  return {
    resourceType: 'DiagnosticReport',
    ...(actions.length > 0 && { extension: actions }),
    identifier: [{ system: 'urn:ietf:rfc:3986', value: `urn:uuid:${uuidFor('report')}` }],
    status: statusOf(report),
    category: [
      { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0074', code: 'RAD', display: 'Radiology' }] },
    ],
    code: { coding: [coding('LN', '18748-4', 'Diagnostic imaging study')], text: report.title },
    subject: urn(uuidFor, 'patient'),
    effectiveDateTime: studyInstant(report),
    issued: signature?.at ?? report.at,
    ...(signature && { resultsInterpreter: [{ display: signature.by.name }] }),
    imagingStudy: [urn(uuidFor, 'study')],
    ...(results.length > 0 && { result: results }),
    ...(impression && { conclusion: impression }),
    ...(pdf && {
      presentedForm: [
        {
          contentType: 'application/pdf',
          language: report.language,
          url: `urn:uuid:${uuidFor('pdf')}`,
          title: report.title,
        },
      ],
    }),
  };
}

const genders = { F: 'female', M: 'male', O: 'other' } as const;

/** The person as the images name them. Total. */
export function patientResource({ subject }: Pick<Report, 'subject'>): JsonObject {
  const [group = ''] = subject.name.split('=');
  const [family = '', ...given] = group.split('^').map((part) => part.trim());
  const givens = given.slice(0, 2).filter((part) => part !== '');
  const name = {
    ...(personNameText(subject.name) && { text: personNameText(subject.name) }),
    ...(family && { family }),
    ...(givens.length > 0 && { given: givens }),
  };
  return {
    resourceType: 'Patient',
    ...(subject.patientId && { identifier: [{ value: subject.patientId }] }),
    ...(Object.keys(name).length > 0 && { name: [name] }),
    ...(subject.sex && { gender: genders[subject.sex] }),
    ...(subject.birthDate && { birthDate: subject.birthDate }),
  };
}

const agentType = (code: string, display: string): JsonObject => ({
  coding: [{ system: 'http://terminology.hl7.org/CodeSystem/provenance-participant-type', code, display }],
});

/** Who signed, with what content in front of them; who put the report together. Total. */
export function provenance({ signature, at, product }: Report, uuidFor: UuidFor): JsonObject {
  const assembler = {
    type: agentType('assembler', 'Assembler'),
    who: { display: `${product.name} ${product.version}` },
  };
  const recorded = signature?.at ?? at;
  const target = [urn(uuidFor, 'report')];
  if (!signature) return { resourceType: 'Provenance', target, recorded, agent: [assembler] };
  const who = { display: signature.by.name };
  return {
    resourceType: 'Provenance',
    target,
    recorded,
    agent: [{ type: agentType('verifier', 'Verifier'), who }, assembler],
    entity: [
      {
        role: 'source',
        what: { identifier: { system: 'urn:ietf:rfc:3986', value: `urn:sha256:${signature.digest}` } },
      },
    ],
    signature: [
      {
        type: [
          { system: 'urn:iso-astm:E1762-95:2013', code: '1.2.840.10065.1.12.1.5', display: 'Verification Signature' },
        ],
        when: recorded,
        who,
      },
    ],
  };
}

/** The printed report's bytes. Total. */
export const pdfBinary = ({ base64 }: FhirPdf): JsonObject => ({
  resourceType: 'Binary',
  contentType: 'application/pdf',
  data: base64,
});

/** What the Binary is. Total. */
export const documentReference = (report: Report, uuidFor: UuidFor, pdf: FhirPdf): JsonObject => ({
  resourceType: 'DocumentReference',
  status: 'current',
  docStatus: statusOf(report),
  type: { coding: [coding('LN', '18748-4', 'Diagnostic imaging study')] },
  subject: urn(uuidFor, 'patient'),
  date: report.signature?.at ?? report.at,
  content: [
    {
      attachment: {
        contentType: 'application/pdf',
        language: report.language,
        url: `urn:uuid:${uuidFor('pdf')}`,
        size: pdf.bytes,
        hash: pdf.sha1Base64,
        title: report.title,
      },
    },
  ],
  context: { related: [{ identifier: uidIdentifier(report.study.uid) }] },
});
