import { expect, test } from 'vitest';
import { leadingAnnotation } from './annotation.ts';
import { annotationFields, infoValue } from './annotation-fields.ts';
import { readAnnotations } from './read-annotations.ts';
import { readClinvar, starsOf } from './read-clinvar.ts';

const csq = annotationFields(
  '##INFO=<ID=CSQ,Number=.,Type=String,Description="Consequence annotations from Ensembl VEP. Format: Allele|Consequence|IMPACT|SYMBOL|Feature|CANONICAL|MANE_SELECT|HGVSp|gnomAD_AF|LoF_info">',
);

test('CSQ is read by the names that the header gives', () => {
  const info = 'AC=1;CSQ=T|stop_gained&splice_region_variant|HIGH|BRCA2|ENST1|YES|NM_000059.4|ENSP1:p.Ser60%3D|1e-4|';
  expect(readAnnotations(info, { ref: 'C', alts: ['T'] }, csq)).toMatchObject([
    {
      source: 'CSQ',
      alt: 1,
      consequences: ['stop_gained', 'splice_region_variant'],
      impact: 'HIGH',
      gene: 'BRCA2',
      isMane: true,
      isCanonical: true,
      protein: 'ENSP1:p.Ser60=',
      frequency: 0.0001,
      coding: null,
    },
  ]);
});

test('VEP drops the base that an indel shares; nothing left is a dash', () => {
  const read = (allele: string, ref: string, alts: readonly string[]) =>
    readAnnotations(`CSQ=${allele}|x|||||||`, { ref, alts }, csq)[0]?.alt;
  expect(read('GA', 'G', ['GGA'])).toBe(1);
  expect(read('-', 'GA', ['G'])).toBe(1);
  expect(read('T', 'CA', ['C', 'CT'])).toBe(2);
  expect(read('A', 'C', ['T'])).toBe(0); // no such allele
});

test('a comma inside a field does not end the entry', () => {
  const info = 'CSQ=A|x|HIGH|G1||||||PERCENTILE:0.7,GERP:-3,RULE:PASS,A|y|LOW|G2||||||';
  expect(readAnnotations(info, { ref: 'C', alts: ['A'] }, csq).map(({ gene }) => gene)).toEqual(['G1', 'G2']);
});

test('ANN: several alleles, and an allele seen against another in a tumour', () => {
  const ann = annotationFields(
    '##INFO=<ID=ANN,Number=.,Type=String,Description="Functional annotations: \'Allele | Annotation\' ">',
  );
  const info =
    'ANN=G|start_lost|HIGH|OR4F5|E1|transcript|T1|protein_coding|1/1|c.1A>G|p.Met1?|1/918|1/918|1/305||,' +
    'G-C|start_lost|HIGH|OR4F5|E1|transcript|T1|protein_coding|1/1|c.1A>G|p.Leu1?|||||WARNING_REF_DOES_NOT_MATCH_GENOME';
  expect(readAnnotations(info, { ref: 'A', alts: ['C', 'G'] }, ann)).toMatchObject([
    { alt: 2, allele: 'G', coding: 'c.1A>G', protein: 'p.Met1?', warnings: [] },
    { alt: 2, allele: 'G-C', warnings: ['WARNING_REF_DOES_NOT_MATCH_GENOME'] },
  ]);
});

test('EFF: classic names are told as Sequence Ontology terms', () => {
  const eff = annotationFields('##INFO=<ID=EFF,Number=.,Type=String,Description="Predicted effects">');
  const info =
    'EFF=NON_SYNONYMOUS_CODING(MODERATE|MISSENSE|Cag/Tag|p.Gln236Lys/c.706C>A|749|NOC2L|protein_coding|CODING|ENST1|7|2)';
  expect(readAnnotations(info, { ref: 'G', alts: ['A', 'T'] }, eff)).toMatchObject([
    {
      alt: 2,
      consequences: ['missense_variant'],
      gene: 'NOC2L',
      transcript: 'ENST1',
      coding: 'c.706C>A',
      protein: 'p.Gln236Lys',
    },
  ]);
});

test('MANE Select leads, then the canonical transcript, then the gravest', () => {
  const made = (text: string) => readAnnotations(`CSQ=${text}`, { ref: 'C', alts: ['T'] }, csq);
  expect(leadingAnnotation(made('T|x|HIGH|A|T1||||,T|x|LOW|B|T2|YES|||,T|x|LOW|C|T3||NM_1||'))?.gene).toBe('C');
  expect(leadingAnnotation(made('T|x|LOW|A|T1||||,T|x|HIGH|B|T2||||'))?.gene).toBe('B');
});

const one = { ref: 'C', alts: ['T'] };

test('ClinVar: aggregate, further statements, conflict counts and stars', () => {
  const [read] = readClinvar(
    'CLNSIG=Pathogenic/Likely_pathogenic|risk_factor;CLNREVSTAT=criteria_provided,_multiple_submitters,_no_conflicts;CLNDN=A|B;GENEINFO=BRCA2:675;MC=SO:0001583|missense_variant',
    one,
  );
  expect(read).toMatchObject({
    gene: 'BRCA2',
    consequences: ['missense_variant'],
    significance: {
      texts: ['Pathogenic/Likely_pathogenic', 'risk_factor'],
      classes: ['pathogenic', 'likely-pathogenic'],
      isConflicting: false,
      stars: 2,
      conditions: ['A', 'B'],
    },
  });
  const conflicting = readClinvar(
    'CLNSIG=Conflicting_classifications_of_pathogenicity;CLNSIGCONF=Pathogenic(1)|Uncertain_significance(2);CLNREVSTAT=criteria_provided,_conflicting_classifications',
    one,
  );
  expect(conflicting[0]?.significance).toMatchObject({
    isConflicting: true,
    stars: 1,
    conflict: [
      { text: 'Pathogenic', count: 1 },
      { text: 'Uncertain_significance', count: 2 },
    ],
  });
});

test('ClinVar before 2017 writes numbers, a list for each allele of CLNALLE', () => {
  const read = readClinvar('CLNALLE=2,1;CLNSIG=5|5,3|2;CLNREVSTAT=mult|exp,single', { ref: 'C', alts: ['T', 'G'] });
  expect(read.map(({ alt, significance }) => [alt, significance?.classes, significance?.stars])).toEqual([
    [2, ['pathogenic'], 3],
    [1, ['likely-benign', 'benign'], 1],
  ]);
  expect(readClinvar('CLNALLE=0;CLNSIG=5', one)).toEqual([]); // about the reference allele
});

test.each([
  ['practice_guideline', 4],
  ['reviewed_by_expert_panel', 3],
  ['criteria_provided,_single_submitter', 1],
  ['criteria_provided,_conflicting_interpretations', 1],
  ['no_assertion_criteria_provided', 0],
  ['no_classification_provided', 0],
  ['something else', null],
])('%s: %s stars', (status, stars) => {
  expect(starsOf(status)).toBe(stars);
});

test('a key of INFO is found whole', () => {
  expect([infoValue('XCSQ=1;CSQ=2', 'CSQ'), infoValue('DB', 'DB'), infoValue('CSQ=.', 'CSQ')]).toEqual(['2', '', null]);
});
