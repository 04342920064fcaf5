import { expect, test } from 'vitest';
import { accepted, hippocampusPack, makeFinding, makeReportCase } from '../../../tests/fixtures/make-report-case.ts';
import { makeSpeaker } from '../../../models/report/language/speaker.ts';
import { knownNumbers, markKnown } from './known-number.ts';
import type { KnownNumber } from './known-number.ts';

const known = (text: string): KnownNumber => ({ id: text, name: text, of: text, text, origin: [], finding: null });

test('a value in a text is found with its unit, whatever space stands between', () => {
  expect(markKnown('Nodule, 20.0 mm.', [known('20.0\u00a0mm')])).toEqual([
    { text: 'Nodule, ', known: null },
    { text: '20.0 mm', known: known('20.0\u00a0mm') },
    { text: '.', known: null },
  ]);
});

test('a value inside a longer number or word is not that value', () => {
  expect(markKnown('120.0 mm, 20.0 mmol', [known('20.0 mm')])).toEqual([{ text: '120.0 mm, 20.0 mmol', known: null }]);
});

test('the longer of two values that begin alike is found', () => {
  expect(markKnown('*2/*2', [known('*2/*2'), known('*2/*1')]).map((part) => part.known?.text)).toEqual(['*2/*2']);
});

test('of two equal values the one whose name was said last is meant', () => {
  const sides = ['Left', 'Right'].map((of) => ({ ...known('3.2 mL'), id: of, of }));
  const found = markKnown('Left: 3.2 mL. Right: 3.2 mL.', sides).flatMap((part) => part.known?.of ?? []);
  expect(found).toEqual(['Left', 'Right']);
});

test('of a risk model with several numbers each says what it is of and for whom; the only one has the name of its model', () => {
  const line = (id: string, title: string, population: string, result: object) => ({
    id,
    by: hippocampusPack,
    title,
    outcome: 'Odds ratio',
    horizonYears: null,
    population,
    citation: 'A source',
    isConfirmed: true,
    result,
    scale: null,
    inputs: [],
    missing: [],
    notes: [],
  });
  const value = { kind: 'value', quantity: { value: 3.2, unit: '1' }, interval: null };
  const risk = [
    line('a', 'APOE', 'Caucasian', value),
    line('b', 'APOE', 'Japanese', value),
    line('c', 'APOE', 'Hispanic', { kind: 'refused', code: 'risk.none', params: {} }),
    line('d', 'CAIDE', 'Finnish', value),
  ];
  expect(knownNumbers(makeReportCase({ risk }), makeSpeaker({ tag: 'en', texts: {} })).map(({ name }) => name)).toEqual(
    ['APOE: Odds ratio, Caucasian', 'APOE: Odds ratio, Japanese', 'CAIDE'],
  );
});

test('the only number of a finding has its name, several say what of it each is', () => {
  const speaker = makeSpeaker({
    tag: 'en',
    texts: {
      'report.sided.left': '{name}, left',
      'report.findings.whole': 'whole',
      'report.status.accepted': 'accepted',
    },
  });
  const three = makeFinding(accepted);
  const names = (finding: typeof three) =>
    knownNumbers(makeReportCase({ findings: [finding] }), speaker).map(({ name }) => name);
  expect(names(three)).toEqual([
    'Hippocampus, left, whole',
    'Hippocampus, left, anterior',
    'Hippocampus, left, posterior',
  ]);
  expect(names({ ...three, measurements: three.measurements.slice(0, 1) })).toEqual(['Hippocampus, left']);
});
