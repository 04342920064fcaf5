import { expect, test } from 'vitest';
import type { Fact } from '../../../base/fact.ts';
import type { ClassificationScheme } from '../acmg/scheme.ts';
import { classify } from '../acmg/classify.ts';
import { gatherInterpretations } from './gather-interpretations.ts';
import type { FactEdit } from './history.ts';
import { takenBack } from './history.ts';
import { classKey, criterionKey, gliomaKey, meaningOf, schemeKey } from './interpretation-key.ts';
import { reportedVariants } from './reported-variants.ts';
import { readVariantKey, variantKey } from './variant-ref.ts';

const by = { kind: 'person', id: 'p1', name: 'A. Reader' } as const;
const at = '2026-11-24T18:12:39.000Z';
const variant = { build: 'GRCh38', contig: '13', position: 32_340_301, ref: 'A', alt: 'G' } as const;
const key = variantKey(variant);
const fact = (of: string, text: string, ...notes: readonly string[]): Fact => ({
  key: of,
  code: null,
  value: { kind: 'text', text },
  at,
  from: { kind: 'typed', by },
  notes: [...notes],
});
const scheme: ClassificationScheme = {
  schema: 1,
  id: 'acmg-2015',
  version: '2015',
  source: 'made',
  isConfirmed: true,
  discouraged: [],
  lowered: {},
  method: 'rules',
  rules: [{ class: 'likely-pathogenic', side: 'pathogenic', atLeast: { 'very-strong': 1, moderate: 1 } }],
};
const applied = [
  fact(criterionKey(key, 'PVS1'), 'very-strong', 'truncates, known mechanism'),
  fact(criterionKey(key, 'PM2'), 'moderate', 'not in gnomAD'),
  fact(criterionKey(key, 'BP4'), takenBack, 'prediction was of another transcript'),
];
const criteria = [
  { code: 'PVS1', strength: 'very-strong' },
  { code: 'PM2', strength: 'moderate' },
] as const;
const seen = {
  variant,
  gene: 'BRCA2',
  change: 'A>G',
  protein: null,
  transcript: null,
  genotype: '0/1',
  copies: 1,
  line: 5,
  clinvar: null,
};
const entries = criteria.map((each) => ({ ...each, isApplied: true, evidence: 'made', by, at }));
const confirmed = fact(
  classKey(key),
  'likely-pathogenic',
  'agreed in the meeting',
  JSON.stringify({
    schema: 1,
    seen,
    classification: classify(criteria, scheme),
    criteria: entries,
    reason: 'agreed in the meeting',
  }),
);
const gather = (facts: readonly Fact[], edits: readonly FactEdit[] = [], inFile: readonly string[] = [key]) =>
  gatherInterpretations({ facts, edits, schemes: [scheme], inFile: new Set(inFile) });
const reported = (facts: readonly Fact[], inFile: readonly string[] = [key]) =>
  reportedVariants(gather(facts, [], inFile), { inFile: new Set(inFile), hgncOf: () => 'HGNC:1101' });

test('a variant’s key is its place and alleles, and is read back', () => {
  expect(key).toBe('GRCh38:13:32340301:A:G');
  expect(readVariantKey(key)).toEqual(variant);
  const breakend = { ...variant, alt: ']17:198982]A' };
  expect(readVariantKey(variantKey(breakend))).toEqual(breakend);
  expect(readVariantKey('somewhere')).toBeNull();
  expect(meaningOf(criterionKey(key, 'PM2'))).toEqual({ kind: 'criterion', variant: key, code: 'PM2' });
  expect(meaningOf('apoe')).toBeNull();
});

test('criteria that were applied hold with their evidence; what was taken back does not', () => {
  expect(gather(applied).variants).toMatchObject([
    { key, criteria: [{ code: 'PVS1', evidence: 'truncates, known mechanism' }, { code: 'PM2' }], confirmed: null },
  ]);
});

test('a begun classification is open and in no part of the report; a confirmed one is, with all it rests on', () => {
  expect(reported([])).toBeUndefined();
  expect(reported(applied)).toMatchObject({ classes: [], open: 1 });
  expect(reported([...applied, confirmed])).toMatchObject({
    open: 0,
    classes: [
      {
        gene: 'BRCA2',
        hgnc: 'HGNC:1101',
        refseq: 'NC_000013.11',
        classification: { class: 'likely-pathogenic', scheme: 'acmg-2015', version: '2015' },
        evidence: [{ code: 'PVS1' }, { code: 'PM2' }],
        reason: 'agreed in the meeting',
        by: 'A. Reader',
      },
    ],
  });
});

test.each([
  ['criteria', [...applied, fact(criterionKey(key, 'PP3'), 'supporting', 'predicted'), confirmed], [key]],
  ['scheme', [...applied, confirmed, fact(schemeKey, 'acgs-2024', 'house rule')], [key]],
  ['file', [...applied, confirmed], []],
] as const)('what was confirmed goes stale when its %s changes', (why, facts, inFile) => {
  const other = { ...scheme, id: 'acgs-2024' };
  const said = gatherInterpretations({ facts, edits: [], schemes: [scheme, other], inFile: new Set(inFile) });
  expect(said.variants[0]?.stale).toBe(why);
  const left = reportedVariants(said, { inFile: new Set(inFile), hgncOf: () => null });
  expect(left?.classes ?? []).toEqual([]);
});

test('the history keeps every step, newest first, an undo among them', () => {
  const edit = (after: Fact | null, undoes: string | null = null): FactEdit => ({
    at,
    actor: by,
    undoes,
    change: { key: criterionKey(key, 'PM2'), after },
  });
  const steps = [edit(fact('', 'moderate', 'rare')), edit(null, 'e1'), edit(fact('', takenBack, 'not so rare'))];
  expect(gather([], steps).variants[0]?.history).toMatchObject([
    { about: 'PM2', value: null, why: 'not so rare', isUndo: false },
    { value: null, why: '', isUndo: true },
    { value: 'moderate', why: 'rare', by },
  ]);
});

test('results of a glioma are its fields’ values; a confirmed diagnosis goes stale with them', () => {
  const mutant = fact(gliomaKey('idh'), 'mutant', 'panel sequencing');
  const diagnosis = { entity: 'x', name: 'made', grade: null, needed: [], version: '2021', isConfirmed: false };
  const said = (value: string) =>
    gather([
      mutant,
      fact(
        'glioma_diagnosis',
        'x',
        'why',
        JSON.stringify({ schema: 1, findings: { idh: value }, diagnosis, reason: 'why' }),
      ),
    ]).glioma;
  expect(said('mutant')).toMatchObject({ results: [{ field: 'idh', value: 'mutant' }], stale: null });
  expect(said('wildtype')).toMatchObject({ stale: 'findings' });
});
