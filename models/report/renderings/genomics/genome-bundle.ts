import { Pharmacogenomics } from '../../sections/genome/pharmacogene-line.ts';
import { ClassifiedVariants } from '../../sections/genome/variant-line.ts';
import type { ReportSubject } from '../../report-case.ts';
import { patientResource } from '../fhir-document.ts';
import { pharmacogenomicResources, recommendedActions } from '../fhir-genomics.ts';
import { urn } from '../fhir-ids.ts';
import type { JsonObject, UuidFor } from '../fhir-ids.ts';
import { loinc } from './genomic-observation.ts';
import type { GenomicReport } from './genomic-observation.ts';
import { variantResources } from './variant-resources.ts';

/** A person's genome as it is exported without a report: nobody signed it. */
export interface ExportedGenome {
  readonly subject: ReportSubject;
  readonly at: string;
  readonly product: { readonly name: string; readonly version: string };
  readonly pharmacogenomics: unknown; // read by the schema of a report's part
  readonly variants: unknown;
  readonly conclusion: string; // what may be read from it, and that nobody signed it
}

/**
 * A genome as a FHIR R4 Bundle of type `collection`: Patient, a preliminary DiagnosticReport, haplotypes, genotypes,
 * therapeutic implications with their Tasks, and the variants that a person classified. What data only propose is not in it.
 *
 * @source HL7 Genomics Reporting Implementation Guide (build of 2026-01-30), FHIR R4. @throws ZodError for parts of another
 *   form.
 */
export function genomeBundle(genome: ExportedGenome, uuidFor: UuidFor): JsonObject {
  const { subject, at, product, conclusion } = genome;
  const report: GenomicReport = {
    status: 'preliminary',
    at,
    pharmacogenomics: Pharmacogenomics.parse(genome.pharmacogenomics),
    variants: ClassifiedVariants.optional().parse(genome.variants),
  };
  const resources = [...pharmacogenomicResources(report, uuidFor), ...variantResources(report, uuidFor)];
  const results = resources.filter(([, { resourceType }]) => resourceType === 'Observation');
  const actions = recommendedActions(report, uuidFor);
  const diagnosticReport: JsonObject = {
    resourceType: 'DiagnosticReport',
    ...(actions.length > 0 && { extension: actions }),
    identifier: [{ system: 'urn:ietf:rfc:3986', value: `urn:uuid:${uuidFor('report')}` }],
    status: 'preliminary',
    category: [
      { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0074', code: 'GE', display: 'Genetics' }] },
    ],
    code: loinc('51969-4', 'Genetic analysis report'),
    subject: urn(uuidFor, 'patient'),
    effectiveDateTime: at,
    issued: at,
    performer: [{ display: `${product.name} ${product.version}` }],
    ...(results.length > 0 && { result: results.map(([name]) => urn(uuidFor, name)) }),
    conclusion,
  };
  const entries = [['report', diagnosticReport], ['patient', patientResource({ subject })], ...resources] as const;
  return {
    resourceType: 'Bundle',
    type: 'collection',
    timestamp: at,
    entry: entries.map(([name, resource]) => ({ fullUrl: `urn:uuid:${uuidFor(name)}`, resource })),
  };
}
