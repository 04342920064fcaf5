import type { Report } from '../../report.ts';
import { coding, urn } from '../fhir-ids.ts';
import type { Json, JsonObject, UuidFor } from '../fhir-ids.ts';

// What all Observations of HL7's Genomics Reporting share.

/** What of a report genomic resources are made of: also a genome that is exported without one. */
export type GenomicReport = Pick<Report, 'status' | 'at' | 'pharmacogenomics' | 'variants'>;

/** Where the guide's profiles, code systems and extensions are named. */
export const guide = 'http://hl7.org/fhir/uv/genomics-reporting';

/** `meta` of a resource that follows one of the guide's profiles. Total. */
export const genomicProfile = (name: string): JsonObject => ({ profile: [`${guide}/StructureDefinition/${name}`] });

/** A concept of the guide that no terminology has yet. Total. */
export const toBeDetermined = (code: string, display: string): JsonObject => ({
  coding: [{ system: `${guide}/CodeSystem/tbd-codes-cs`, code, display }],
});

/** A concept of LOINC. Total. */
export const loinc = (code: string, display: string): JsonObject => ({ coding: [coding('LN', code, display)] });

/** The two categories of every genomic Observation. */
export const genomicCategories: Json = [
  {
    coding: [
      {
        system: 'http://terminology.hl7.org/CodeSystem/observation-category',
        code: 'laboratory',
        display: 'Laboratory',
      },
    ],
  },
  { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0074', code: 'GE', display: 'Genetics' }] },
];

/** What every genomic Observation of a report begins with. Total. */
export const genomicObservation = ({ status, at }: GenomicReport, uuidFor: UuidFor): JsonObject => ({
  resourceType: 'Observation',
  status,
  category: genomicCategories,
  subject: urn(uuidFor, 'patient'),
  effectiveDateTime: at,
});
