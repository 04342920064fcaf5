import type { Code } from '../../base/code.ts';

/** A FHIR resource or element: JSON, `undefined` left out when written. */
export type Json = string | number | boolean | readonly Json[] | { readonly [key: string]: Json | undefined };
export type JsonObject = { readonly [key: string]: Json | undefined };

/** Names a thing of the report (`patient`, `finding/f1`) by a UUID, the same each time. */
export type UuidFor = (name: string) => string;

/** Code systems by DICOM designator. @source DICOM PS3.16 table 8-1, HL7 FHIR R4 terminologies. */
const systems: Readonly<Record<string, string>> = {
  DCM: 'http://dicom.nema.org/resources/ontology/DCM',
  LN: 'http://loinc.org',
  SCT: 'http://snomed.info/sct',
  UCUM: 'http://unitsofmeasure.org',
};

/** A code of ours, which no terminology server knows. */
const ownSystem = 'urn:oid:2.25.80302813137786398554742050926734630921';

/** A CodeableConcept with one coding. Total. */
export const concept = ({ scheme, value, meaning }: Code): JsonObject => ({
  coding: [{ system: systems[scheme] ?? ownSystem, code: value, display: meaning }],
  text: meaning,
});

/** A coding. Total. */
export const coding = (system: keyof typeof systems, code: string, display: string): JsonObject => ({
  system: systems[system] ?? ownSystem,
  code,
  display,
});

/** A reference inside the Bundle. Total. */
export const urn = (uuidFor: UuidFor, name: string): JsonObject => ({ reference: `urn:uuid:${uuidFor(name)}` });

/** A DICOM UID as an identifier. @source HL7 FHIR R4, ImagingStudy 8.6.4. Total. */
export const uidIdentifier = (uid: string): JsonObject => ({ system: 'urn:dicom:uid', value: `urn:oid:${uid}` });

/** A quantity with its UCUM unit. Total. */
export const fhirQuantity = ({ value, unit }: { readonly value: number; readonly unit: string }): JsonObject => ({
  value,
  unit,
  system: systems.UCUM,
  code: unit,
});
