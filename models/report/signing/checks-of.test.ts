import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { accepted, makeFinding, makeReportCase } from '../../../tests/fixtures/make-report-case.ts';
import { compose } from '../compose.ts';
import { makeSpeaker } from '../language/speaker.ts';
import { Template } from '../template.ts';
import { worstOf } from './check.ts';
import { checksOf } from './checks-of.ts';
import { numbersInText } from './numbers-in-text.ts';

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../resources/${name}`, import.meta.url), 'utf8'));
const texts = Object.assign({}, read('languages/parts/report.json'), read('languages/parts/app.json')) as Record<
  string,
  string
>;
const language = { tag: 'en', texts };
const template = Template.parse(read('templates/brain-mr.json'));
const left = makeFinding(accepted);
const unattended = { by: { kind: 'unattended' }, at: '2026-11-24T10:20:00.000Z', reason: null };

const checks = (over: object) => checksOf(compose(makeReportCase(over), { template, language }), makeSpeaker(language));
const found = (over: object, id: string) => checks(over).filter((check) => check.id === id);
const wrote = (text: string) => ({ findings: [left], texts: { impression: text, indication: 'Memory.' } });

test('a proposal stops signing, and so does what was accepted by nobody', () => {
  expect(found({ findings: [makeFinding()] }, 'findings')).toMatchObject([{ level: 'stops', code: 'sign.proposals' }]);
  expect(found({ findings: [makeFinding({ status: 'accepted', decided: unattended })] }, 'findings')).toMatchObject([
    { level: 'stops', code: 'sign.unattended' },
  ]);
});

test('a decided case with an indication may be signed as it is', () => {
  expect(worstOf(checks(wrote('Left hippocampus: 3.21 mL.')))).toBe('ok');
});

test('an empty section is open and leads to its place', () => {
  expect(found({ findings: [left] }, 'empty')).toMatchObject([{ level: 'open', section: 'indication' }]);
});

test.each([
  ['Small right hippocampus.', 'open'],
  ['Small left hippocampus.', 'ok'],
  ['A right-handed person.', 'ok'],
  ['Bright rim.', 'ok'],
])('with a finding on the left only, "%s" is %s', (text, level) => {
  expect(found(wrote(text), 'laterality')[0]?.level).toBe(level);
});

test.each([
  ['Left hippocampus 3.21 mL.', 'ok'],
  ['Left hippocampus 3.2 ml.', 'ok'],
  ['Left hippocampus 3 mL.', 'ok'],
  ['Left hippocampus 3.31 mL.', 'stops'],
  ['Left hippocampus 32.1 mL.', 'stops'],
  ['Arachnoid cyst of 32.1 mL.', 'open'],
  ['Hippocampus, left: 3.21 mL.', 'ok'],
])('with 3.214 mL measured, "%s" is %s', (text, level) => {
  expect(found(wrote(text), 'numbers')[0]?.level).toBe(level);
});

test('a number is held against the finding of its own side', () => {
  const right = makeFinding({ ...accepted, id: 'f-right', laterality: 'right', measurements: [] });
  const over = { findings: [left, right], texts: { impression: 'Hippocampus, right: 3.21 mL.' } };
  expect(found(over, 'numbers')).toMatchObject([{ level: 'open' }]);
});

test.each([
  ['Left hippocampus 3.21 mL, previously 3.40 mL.', 'open'],
  ['Left hippocampus previously 3.40 mL.', 'stops'],
])('a prior value may stand beside the measured one: "%s" is %s', (text, level) => {
  expect(found(wrote(text), 'numbers')).toMatchObject([{ level }]);
});

test.each([
  ['Cardiothoracic ratio 0.67.', 'ok'],
  ['The cardiothoracic ratio is 0,67', 'ok'],
  ['Cardiothoracic ratio 0.76 on this film.', 'stops'],
  ['Heart not enlarged, version 1.2.0, on 11.30.', undefined],
  ['Cardiothoracic ratio 0.67 (model 1.2.0, 12.5 % off).', 'ok'],
])('with a ratio of 0.672, "%s" is %s', (impression, level) => {
  const quantity = { value: 0.672, unit: '{ratio}' };
  const measurements = [{ ...left.measurements[0], key: 'ratio', name: 'Cardiothoracic ratio', quantity }];
  const ratio = makeFinding({ ...accepted, name: 'Cardiothoracic ratio', laterality: null, measurements });
  expect(found({ findings: [ratio], texts: { impression } }, 'numbers')[0]?.level).toBe(level);
});

test.each([
  ['Length 412 µm.', 'ok'],
  ['Length 0.4 mm.', 'ok'],
  ['Length 450 µm.', 'stops'],
])('with 412.3 µm measured on a slide, "%s" is %s', (impression, level) => {
  const quantity = { value: 412.3, unit: 'um' };
  const measurements = [{ ...left.measurements[0], key: 'length', name: 'Length', quantity }];
  const length = makeFinding({ ...accepted, name: 'Length', laterality: null, measurements });
  expect(found({ findings: [length], texts: { impression } }, 'numbers')[0]?.level).toBe(level);
});

test('a length is open when none was measured: nobody can say it is wrong', () => {
  expect(found(wrote('Cyst of 4 mm.'), 'numbers')).toMatchObject([{ level: 'open', params: { said: '4 mm' } }]);
});

test('a model whose reference input was not run here is told', () => {
  const run = { provider: 'wasm', threads: 2, timesMs: {}, goldenInput: 'not-run' };
  expect(found({ findings: [makeFinding({ ...accepted, run })] }, 'reference')).toMatchObject([{ level: 'noted' }]);
});

test('volumes and lengths are found in a text; areas, dates and other units are not', () => {
  const text = '2.10 mL on 2026-01-10, 3,5 mm; 12 mm², 5 mmHg, 40 %, V 12mL';
  expect(numbersInText(text).map(({ written }) => written)).toEqual(['2.10 mL', '3,5 mm', '12mL']);
});

test('centimetres are compared as millimetres, to the digit written', () => {
  expect(numbersInText('2.0 cm')).toEqual([{ written: '2.0 cm', value: 20, unit: 'mm', halfDigit: 0.5 }]);
});
