import { expect, test } from 'vitest';
import { classify } from './classify.ts';
import { criterionOf, currentCriteria } from './criterion.ts';
import type { CriterionEntry, Strength } from './criterion.ts';
import { proposeCriteria } from './propose-criteria.ts';
import type { ClassificationScheme } from './scheme.ts';
import { emptyAnnotation } from '../annotation/annotation.ts';

const shared = {
  schema: 1 as const,
  id: 'made',
  version: '1',
  source: 'made',
  isConfirmed: true,
  discouraged: ['PP5'],
  lowered: {},
};
const rules: ClassificationScheme = {
  ...shared,
  method: 'rules',
  rules: [
    { class: 'pathogenic', side: 'pathogenic', atLeast: { 'very-strong': 1, strong: 1 } },
    { class: 'likely-pathogenic', side: 'pathogenic', atLeast: { 'very-strong': 1, moderate: 1 } },
    { class: 'benign', side: 'benign', atLeast: { 'stand-alone': 1 } },
    { class: 'likely-benign', side: 'benign', atLeast: { supporting: 2 } },
  ],
};
const points: ClassificationScheme = {
  ...shared,
  method: 'points',
  lowered: { PM2: 'supporting' },
  points: { supporting: 1, moderate: 2, strong: 4, 'very-strong': 8 },
  thresholds: [
    { class: 'pathogenic', from: 10 },
    { class: 'likely-pathogenic', from: 6 },
    { class: 'uncertain', from: 0 },
    { class: 'likely-benign', from: -6 },
    { class: 'benign', from: null },
  ],
  temperatures: [
    { name: 'hot', from: 5 },
    { name: 'cold', from: 0 },
  ],
};
const of = (...codes: readonly string[]) => codes.flatMap((code) => criterionOf(code) ?? []);

test('a criterion counts at the strength it is given, not at its default', () => {
  expect(classify(of('PVS1', 'PM3'), rules).class).toBe('likely-pathogenic');
  expect(classify([...of('PVS1'), { code: 'PM3', strength: 'strong' }], rules).class).toBe('pathogenic');
  expect(classify([{ code: 'PVS1', strength: 'strong' }, ...of('PM3')], points)).toMatchObject({
    class: 'likely-pathogenic',
    points: 6,
  });
});

test('two very strong criteria are at least one very strong and one strong', () => {
  expect(classify([...of('PVS1'), { code: 'PM3', strength: 'very-strong' }], rules).class).toBe('pathogenic');
});

test('rules of both sides contradict each other; a single benign criterion contradicts none', () => {
  expect(classify(of('PVS1', 'PS1', 'BA1'), rules)).toMatchObject({ class: 'uncertain', isContradictory: true });
  expect(classify(of('PVS1', 'PS1', 'BP4'), rules)).toMatchObject({ class: 'pathogenic', isContradictory: false });
});

test('points: benign ones are taken off, and BA1 alone is benign', () => {
  expect(classify(of('PVS1', 'BP4', 'BP7'), points)).toMatchObject({ class: 'likely-pathogenic', points: 6 });
  expect(classify(of('PVS1', 'PS1', 'BA1'), points)).toMatchObject({ class: 'benign', points: 12 });
  expect(classify(of('PM1', 'PM2', 'PP3'), points)).toMatchObject({
    class: 'uncertain',
    points: 5,
    temperature: 'hot',
  });
});

test('what a scheme advises against is remarked on', () => {
  expect(classify(of('PP5', 'PM2'), points).remarks).toEqual([
    { code: 'genome.criterion-discouraged', params: { code: 'PP5', scheme: 'made' } },
    { code: 'genome.criterion-strong', params: { code: 'PM2', strength: 'moderate', most: 'supporting' } },
  ]);
  expect(classify([{ code: 'PX9', strength: 'strong' }], points)).toMatchObject({
    criteria: [],
    remarks: [{ code: 'genome.criterion-unknown' }],
  });
});

const entry = (code: string, strength: Strength, isApplied = true): CriterionEntry => ({
  code,
  strength,
  isApplied,
  evidence: 'made',
  by: { kind: 'person', id: 'p1', name: 'Dr A' },
  at: '2026-11-24T18:12:39.000Z',
});

test('the newest entry of a code holds; one that was taken back does not', () => {
  const history = [
    entry('PS3', 'strong'),
    entry('PM2', 'moderate'),
    entry('PS3', 'moderate'),
    entry('PM2', 'moderate', false),
  ];
  expect(currentCriteria(history)).toEqual([entry('PS3', 'moderate')]);
});

test('data propose a criterion with what speaks for it', () => {
  const annotation = { ...emptyAnnotation('CSQ', 1, 'T'), consequences: ['stop_gained', 'splice_region_variant'] };
  expect(proposeCriteria([annotation])).toMatchObject([
    { code: 'PVS1', strength: 'very-strong', because: 'stop_gained' },
  ]);
  expect(proposeCriteria([{ ...annotation, consequences: [], frequency: 0.06 }])).toMatchObject([
    { code: 'BA1', because: '0.06' },
  ]);
  expect(proposeCriteria([{ ...annotation, consequences: [], frequency: 0.00002 }])).toMatchObject([
    { code: 'PM2', because: '0.00002' },
  ]);
  expect(proposeCriteria([{ ...annotation, consequences: [] }])).toEqual([]); // no frequency stated is not rare
  expect(proposeCriteria([])).toEqual([]);
});
