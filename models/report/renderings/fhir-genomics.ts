import type { AdviceLine, PharmacogeneLine } from '../sections/genome/pharmacogene-line.ts';
import { coding, urn } from './fhir-ids.ts';
import type { JsonObject, UuidFor } from './fhir-ids.ts';
import {
  genomicObservation as observation,
  genomicProfile as profile,
  guide,
  loinc,
  toBeDetermined,
} from './genomics/genomic-observation.ts';
import type { GenomicReport } from './genomics/genomic-observation.ts';
import type { NamedResource } from './fhir-results.ts';

// @source HL7 Genomics Reporting Implementation Guide (hl7.fhir.uv.genomics-reporting, build of 2026-01-30), FHIR R4.

/** LOINC's answers for phenotypes of metabolizers; another phenotype is told by its words. */
const metabolizers: Readonly<Record<string, string>> = {
  'Ultrarapid Metabolizer': 'LA10315-2',
  'Rapid Metabolizer': 'LA25390-8',
  'Normal Metabolizer': 'LA25391-6',
  'Intermediate Metabolizer': 'LA10317-8',
  'Poor Metabolizer': 'LA9657-3',
};

const genotypeName = (gene: string): string => `pgx/${gene}`;
const adviceName = (row: AdviceLine): string =>
  `pgx/${row.source}/${row.guideline}/${row.drug}/${row.population ?? ''}/${JSON.stringify(row.lookup)}`;
const isAction = ({ dosing, alternative }: AdviceLine): boolean => dosing || alternative;

const haplotypeName = (gene: string, allele: string): string => `pgx/${gene}/haplotype/${allele}`;

/** The named alleles of a gene, each once, where one pair alone was called; lists of variants are no named alleles. */
const allelesOf = ({ pairs }: PharmacogeneLine): readonly string[] => {
  const [pair = '', ...others] = pairs;
  if (others.length > 0 || pair === '' || /\[| AND |\(/.test(pair)) return [];
  return [...new Set(pair.split('/'))];
};

/**
 * Pharmacogenes as haplotype Observations of their named alleles and genotype Observations (one that is not called says so), their phenotypes and each row of advice as
 * therapeutic implications, and what a row proposes to do as a Task. Total.
 */
export function pharmacogenomicResources(report: GenomicReport, uuidFor: UuidFor): readonly NamedResource[] {
  const { genes = [], advice = [] } = report.pharmacogenomics ?? {};
  return [
    ...genes.flatMap((line) =>
      allelesOf(line).map((allele): NamedResource => [
        haplotypeName(line.gene, allele),
        haplotype(report, { line, allele }, uuidFor),
      ]),
    ),
    ...genes.map((line): NamedResource => [genotypeName(line.gene), genotype(report, line, uuidFor)]),
    ...genes
      .filter(({ phenotypes }) => phenotypes.length > 0)
      .map((line): NamedResource => [`${genotypeName(line.gene)}/phenotype`, phenotype(report, line, uuidFor)]),
    ...advice.map((row): NamedResource => [adviceName(row), implication(report, row, uuidFor)]),
    ...advice.filter(isAction).map((row): NamedResource => [`${adviceName(row)}/task`, task(row, uuidFor)]),
  ];
}

/** References to the Observations among these, for the DiagnosticReport's results. Total. */
export const pharmacogenomicResults = (report: GenomicReport, uuidFor: UuidFor): readonly JsonObject[] =>
  pharmacogenomicResources(report, uuidFor)
    .filter(([, { resourceType }]) => resourceType === 'Observation')
    .map(([name]) => urn(uuidFor, name));

/** The proposed actions, as the DiagnosticReport's extensions. Total. */
export const recommendedActions = (report: GenomicReport, uuidFor: UuidFor): readonly JsonObject[] =>
  (report.pharmacogenomics?.advice ?? []).filter(isAction).map((row) => ({
    url: `${guide}/StructureDefinition/recommended-action`,
    valueReference: urn(uuidFor, `${adviceName(row)}/task`),
  }));

const geneStudied = ({ gene, hgnc }: PharmacogeneLine): JsonObject => ({
  code: loinc('48018-6', 'Gene studied [ID]'),
  valueCodeableConcept: hgnc
    ? { coding: [{ system: 'http://www.genenames.org', code: hgnc, display: gene }] }
    : { text: gene },
});

const haplotype = (
  report: GenomicReport,
  { line, allele }: { readonly line: PharmacogeneLine; readonly allele: string },
  uuidFor: UuidFor,
): JsonObject => ({
  ...observation(report, uuidFor),
  meta: profile('haplotype'),
  code: loinc('84414-2', 'Haplotype name'),
  valueCodeableConcept: { text: `${line.gene} ${allele}` },
  method: { text: line.told ?? `${line.gene} table ${line.table.version}` },
  component: [geneStudied(line)],
});

function genotype(report: GenomicReport, line: PharmacogeneLine, uuidFor: UuidFor): JsonObject {
  const { gene, pairs, code, tested, limits, missing, told, table } = line;
  const alleles = allelesOf(line);
  const notes = [
    ...(code ? [code] : []),
    ...(tested ? [`tested: ${tested.tested} of ${tested.total} positions`] : []),
    ...(missing.length > 0 ? [`not tested: ${missing.join(', ')}`] : []),
    ...limits,
  ];
  return {
    ...observation(report, uuidFor),
    meta: profile('genotype'),
    code: loinc('84413-4', 'Genotype display name'),
    ...(pairs.length > 0
      ? { valueCodeableConcept: { text: pairs.map((pair) => `${gene} ${pair}`).join(' OR ') } }
      : { dataAbsentReason: absent }),
    method: { text: told ?? `${gene} table ${table.version}` },
    ...(alleles.length > 0 && { derivedFrom: alleles.map((allele) => urn(uuidFor, haplotypeName(gene, allele))) }),
    ...(notes.length > 0 && { note: notes.map((text) => ({ text })) }),
    component: [geneStudied(line)],
  };
}

const absent: JsonObject = {
  coding: [{ system: 'http://terminology.hl7.org/CodeSystem/data-absent-reason', code: 'unknown', display: 'Unknown' }],
};

const effect = (phenotypes: readonly string[]): readonly JsonObject[] =>
  phenotypes.map((term) => ({
    code: toBeDetermined('therapeutic-implication', 'Therapeutic Implication'),
    valueCodeableConcept: {
      ...(metabolizers[term] && { coding: [coding('LN', metabolizers[term], term)] }),
      text: term,
    },
  }));

const phenotype = (report: GenomicReport, line: PharmacogeneLine, uuidFor: UuidFor): JsonObject => ({
  ...observation(report, uuidFor),
  meta: profile('therapeutic-implication'),
  code: toBeDetermined('therapeutic-implication', 'Therapeutic Implication'),
  derivedFrom: [urn(uuidFor, genotypeName(line.gene))],
  ...(line.activities.length > 0 && { note: [{ text: `activity score ${line.activities.join(' / ')}` }] }),
  component: [geneStudied(line), ...effect(line.phenotypes)],
});

function implication(report: GenomicReport, row: AdviceLine, uuidFor: UuidFor): JsonObject {
  const { drug, lookup, text, implications, source, version, strength, population, guideline } = row;
  const genes = (report.pharmacogenomics?.genes ?? []).filter(({ gene }) => lookup[gene] !== undefined);
  const conclusion = [text, implications, `${source} ${version}, ${guideline}`].filter(
    (part) => part !== null && part !== '',
  );
  return {
    ...observation(report, uuidFor),
    meta: profile('therapeutic-implication'),
    code: toBeDetermined('therapeutic-implication', 'Therapeutic Implication'),
    ...(genes.length > 0 && { derivedFrom: genes.map(({ gene }) => urn(uuidFor, genotypeName(gene))) }),
    ...(population && { note: [{ text: `population: ${population}` }] }),
    component: [
      ...effect(genes.flatMap(({ phenotypes }) => phenotypes)),
      { code: loinc('51963-7', 'Medication assessed [ID]'), valueCodeableConcept: { text: drug } },
      ...(strength
        ? [{ code: loinc('93044-6', 'Level of evidence'), valueCodeableConcept: { text: `${source} ${strength}` } }]
        : []),
      { code: toBeDetermined('conclusion-string', 'Conclusion Text'), valueString: conclusion.join(' | ') },
    ],
  };
}

/** A proposal, for a person to decide on; whether a dose goes up or down stands in the words alone. */
const task = (row: AdviceLine, uuidFor: UuidFor): JsonObject => ({
  resourceType: 'Task',
  meta: profile('medication-recommendation'),
  status: 'requested',
  intent: 'proposal',
  code: row.alternative ? loinc('LA26421-0', 'Consider alternative medication') : { text: 'Consider another dose' },
  description: `${row.drug}: ${row.text ?? ''} (${row.source} ${row.version})`,
  for: urn(uuidFor, 'patient'),
  reasonReference: urn(uuidFor, adviceName(row)),
});
