import type { Report } from '../report.ts';
import { diagnosticReport, documentReference, patientResource, pdfBinary, provenance } from './fhir-document.ts';
import type { FhirPdf } from './fhir-document.ts';
import { pharmacogenomicResources } from './fhir-genomics.ts';
import {
  deviceResources,
  genomeObservations,
  findingObservations,
  imagingStudy,
  riskResources,
} from './fhir-results.ts';
import type { JsonObject, UuidFor } from './fhir-ids.ts';
import type { TrackingUidFor } from './fhir-results.ts';
import { variantResources } from './genomics/variant-resources.ts';

export interface FhirParts {
  readonly uuidFor: UuidFor;
  readonly trackingUidFor: TrackingUidFor;
  /** The printed report; null: the Bundle stands without it. */
  readonly pdf: FhirPdf | null;
}

/**
 * The report as a FHIR R4 Bundle of type `collection`: DiagnosticReport (`preliminary` or `final`), Patient, ImagingStudy,
 * Observations (those of genes as HL7's Genomics Reporting has them), Tasks, RiskAssessments, Devices, Provenance, and the PDF as Binary with its DocumentReference. No narrative: the
 * PDF is the text to read. Proposals and rejected findings are not in it.
 *
 * @source HL7 FHIR R4 (4.0.1). Total.
 */
export function fhirBundle(report: Report, { uuidFor, trackingUidFor, pdf }: FhirParts): JsonObject {
  const resources = [
    ['report', diagnosticReport(report, uuidFor, pdf)],
    ['patient', patientResource(report)],
    ['study', imagingStudy(report, uuidFor)],
    ...deviceResources(report),
    ...findingObservations(report, { uuidFor, trackingUidFor }),
    ...genomeObservations(report, uuidFor),
    ...pharmacogenomicResources(report, uuidFor),
    ...variantResources(report, uuidFor),
    ...riskResources(report, uuidFor),
    ['provenance', provenance(report, uuidFor)],
    ...(pdf
      ? ([
          ['pdf', pdfBinary(pdf)],
          ['document', documentReference(report, uuidFor, pdf)],
        ] as const)
      : []),
  ] as const;
  return {
    resourceType: 'Bundle',
    type: 'collection',
    timestamp: report.at,
    entry: resources.map(([name, resource]) => ({ fullUrl: `urn:uuid:${uuidFor(name)}`, resource })),
  };
}
