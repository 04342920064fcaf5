import type { ClassLine, DiagnosisLine, TierLine } from '../../sections/genome/variant-line.ts';
import { coding, urn } from '../fhir-ids.ts';
import type { JsonObject, UuidFor } from '../fhir-ids.ts';
import { genomicObservation, genomicProfile, loinc, toBeDetermined } from './genomic-observation.ts';
import type { GenomicReport } from './genomic-observation.ts';
import type { NamedResource } from '../fhir-results.ts';

// @source HL7 Genomics Reporting Implementation Guide (hl7.fhir.uv.genomics-reporting, build of 2026-01-30), FHIR R4.

/** LOINC's answers for classes; another class is told by its words. */
const significances: Readonly<Record<string, string>> = {
  pathogenic: 'LA6668-3',
  'likely-pathogenic': 'LA26332-9',
  uncertain: 'LA26333-7',
};
const classWords: Readonly<Record<ClassLine['classification']['class'], string>> = {
  pathogenic: 'Pathogenic',
  'likely-pathogenic': 'Likely pathogenic',
  uncertain: 'Uncertain significance',
  'likely-benign': 'Likely benign',
  benign: 'Benign',
};
const assemblies = { GRCh37: 'LA14029-5', GRCh38: 'LA26806-2' } as const;

const nameOf = ({ variant: { build, contig, position, ref, alt } }: Pick<ClassLine, 'variant'>): string =>
  `variant/${build}/${contig}/${position}/${ref}/${alt}`;

/**
 * Classified variants as variant Observations, each class and tier as a diagnostic implication of its variant; an integrated
 * diagnosis as one of its own. Total.
 */
export function variantResources(report: GenomicReport, uuidFor: UuidFor): readonly NamedResource[] {
  const { classes = [], tiers = [], diagnosis = null } = report.variants ?? {};
  const lines = new Map([...tiers, ...classes].map((line) => [nameOf(line), line]));
  const isGermline = new Set(classes.map(nameOf));
  return [
    ...[...lines].map(([name, line]): NamedResource => [
      name,
      variant(report, line, { uuidFor, isGermline: isGermline.has(name) }),
    ]),
    ...classes.map((line): NamedResource => [`${nameOf(line)}/class`, significance(report, line, uuidFor)]),
    ...tiers.map((line): NamedResource => [`${nameOf(line)}/tier`, tierOf(report, line, uuidFor)]),
    ...(diagnosis ? [['diagnosis', diagnosisOf(report, diagnosis, uuidFor)] as const] : []),
  ];
}

const part = (code: string, display: string, value: JsonObject): JsonObject => ({
  code: loinc(code, display),
  ...value,
});
const text = (said: string): JsonObject => ({ valueCodeableConcept: { text: said } });
const coded = (system: string, code: string, display?: string): JsonObject => ({
  valueCodeableConcept: { coding: [{ system, code, ...(display && { display }) }] },
});
const answer = (code: string, display: string): JsonObject => ({
  valueCodeableConcept: { coding: [coding('LN', code, display)] },
});

const geneOf = ({ gene, hgnc }: Pick<ClassLine, 'gene' | 'hgnc'>): JsonObject =>
  part('48018-6', 'Gene studied [ID]', hgnc ? coded('http://www.genenames.org', hgnc, gene) : text(gene));

function variant(
  report: GenomicReport,
  line: ClassLine | TierLine,
  { uuidFor, isGermline }: { readonly uuidFor: UuidFor; readonly isGermline: boolean },
): JsonObject {
  const { variant: place, refseq, change, protein, transcript } = line;
  return {
    ...genomicObservation(report, uuidFor),
    meta: genomicProfile('variant'),
    code: loinc('69548-6', 'Genetic variant assessment'),
    ...answer('LA9633-4', 'Present'),
    note: [{ text: `line ${line.line} of the genome file, genotype ${line.genotype}` }],
    component: [
      geneOf(line),
      part('62374-4', 'Human reference sequence assembly version', answer(assemblies[place.build], place.build)),
      ...(refseq
        ? [part('48013-7', 'Genomic reference sequence [ID]', coded('http://www.ncbi.nlm.nih.gov/refseq', refseq))]
        : []),
      part('92822-6', 'Genomic coord system', answer('LA30102-0', '1-based character counting')),
      part('81254-5', 'Genomic allele start-end', {
        valueRange: {
          low: { value: place.position },
          ...(place.ref.length > 1 && { high: { value: place.position + place.ref.length - 1 } }),
        },
      }),
      part('69547-8', 'Genomic ref allele [ID]', { valueString: place.ref }),
      part('69551-0', 'Genomic alt allele [ID]', { valueString: place.alt }),
      ...stateOf(line),
      ...(isGermline ? [part('48002-0', 'Genomic source class [Type]', answer('LA6683-2', 'Germline'))] : []),
      ...(transcript && change.includes(':')
        ? [part('48004-6', 'DNA change (c.HGVS)', coded('http://varnomen.hgvs.org', change))]
        : []),
      ...(protein ? [part('48005-3', 'Amino acid change (pHGVS)', coded('http://varnomen.hgvs.org', protein))] : []),
      ...(transcript ? [part('51958-7', 'Transcript reference sequence [ID]', text(transcript))] : []),
    ],
  };
}

/** One of two copies, or both; of a single copy, or of more than two, nothing is said. */
const stateOf = ({ genotype, copies }: ClassLine | TierLine): readonly JsonObject[] => {
  if (genotype.split(/[|/]/).length !== 2) return [];
  const state = copies > 1 ? answer('LA6705-3', 'Homozygous') : answer('LA6706-1', 'Heterozygous');
  return [part('53034-5', 'Allelic state', state)];
};

const implication = (report: GenomicReport, uuidFor: UuidFor): JsonObject => ({
  ...genomicObservation(report, uuidFor),
  meta: genomicProfile('diagnostic-implication'),
  code: toBeDetermined('diagnostic-implication', 'Diagnostic Implication'),
});
const conclusion = (said: string): JsonObject => ({
  code: toBeDetermined('conclusion-string', 'Conclusion Text'),
  valueString: said,
});

function significance(report: GenomicReport, line: ClassLine, uuidFor: UuidFor): JsonObject {
  const { classification, schemeSource, evidence, reason, by, at, clinvar } = line;
  const word = classWords[classification.class];
  const code = significances[classification.class];
  const criteria = evidence.map(({ code: criterion, strength, evidence: why }) => `${criterion} (${strength}): ${why}`);
  return {
    ...implication(report, uuidFor),
    derivedFrom: [urn(uuidFor, nameOf(line))],
    performer: [{ display: by }],
    issued: at,
    method: { text: `${classification.scheme} ${classification.version}: ${schemeSource}` },
    note: [
      ...criteria.map((said) => ({ text: said })),
      { text: `reason: ${reason}` },
      ...(clinvar?.says ? [{ text: `${clinvar.name} ${clinvar.date ?? ''}: ${clinvar.says}` }] : []),
    ],
    component: [
      geneOf(line),
      part('53037-8', 'Genetic variation clinical significance [Imp]', code ? answer(code, word) : text(word)),
      conclusion(`${word}: ${evidence.map((each) => each.code).join(', ') || 'no criterion'}`),
    ],
  };
}

const tierOf = (report: GenomicReport, line: TierLine, uuidFor: UuidFor): JsonObject => ({
  ...implication(report, uuidFor),
  derivedFrom: [urn(uuidFor, nameOf(line))],
  performer: [{ display: line.by }],
  issued: line.at,
  method: { text: 'AMP/ASCO/CAP 2017' },
  component: [
    geneOf(line),
    part('93044-6', 'Level of evidence', text(`AMP/ASCO/CAP tier ${line.tier}`)),
    ...(line.disease ? [part('81259-4', 'Associated phenotype', text(line.disease))] : []),
    conclusion(line.evidence),
  ],
});

const diagnosisOf = (report: GenomicReport, line: DiagnosisLine, uuidFor: UuidFor): JsonObject => ({
  ...implication(report, uuidFor),
  performer: [{ display: line.by }],
  issued: line.at,
  method: { text: `WHO CNS5 ${line.version}` },
  note: line.findings.map(({ field, value }) => ({ text: `${field}: ${value}` })),
  component: [
    part('81259-4', 'Associated phenotype', text(line.name)),
    conclusion(line.grade === null ? line.name : `${line.name}, CNS WHO grade ${line.grade}`),
  ],
});
