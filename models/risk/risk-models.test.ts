import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { Digest } from '../base/ids.ts';
import type { Fact } from '../base/fact.ts';
import { z } from '../base/schema.ts';
import { riskModels } from './list.ts';
import { runModel } from './run-model.ts';
import { scoreAll } from './score-all.ts';

// The examples are the tests: every model's folder is walked, each example run.

const Given = z.record(z.string(), z.union([z.number(), z.string(), z.boolean()]));
const Examples = z.object({
  source: z.string().min(1),
  tolerance: z.number().positive(),
  examples: z
    .array(
      z.object({ given: Given, outcome: z.string(), expect: z.number().optional(), refuse: z.string().optional() }),
    )
    .min(1),
});
const folder = import.meta.dirname;
const by = { kind: 'pack', id: 'x', version: '1', digest: Digest.parse('0'.repeat(64)) } as const;

const consent: Fact = {
  key: 'consent_apoe',
  code: null,
  value: { kind: 'boolean', is: true },
  at: '2026-01-01T00:00:00.000Z',
  from: { kind: 'file', name: 'test' },
  notes: [],
};
const factsOf = (given: z.infer<typeof Given>, units: ReadonlyMap<string, string>): Fact[] => [
  consent,
  ...Object.entries(given).map(([key, value]): Fact => ({
    ...consent,
    key,
    value:
      typeof value === 'number'
        ? { kind: 'quantity', value, unit: units.get(key) ?? '1' }
        : typeof value === 'boolean'
          ? { kind: 'boolean', is: value }
          : { kind: 'text', text: value },
  })),
];

test('every folder with a card is in the list', () => {
  const folders = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  expect(riskModels.map(({ card }) => card.id).sort()).toEqual(folders.sort());
});

describe.each(riskModels.map((model) => [model.card.id, model] as const))('%s', (id, model) => {
  const { examples, tolerance } = Examples.parse(
    JSON.parse(readFileSync(path.join(folder, id, 'examples.json'), 'utf8')),
  );
  const units = new Map(model.card.inputs.map(({ key, unit }) => [key, unit]));
  test.each(examples.map((example, i) => [i + 1, example] as const))(
    'example %i of its source',
    (_i, { given, outcome, expect: expected, refuse }) => {
      const at = model.card.outcomes.findIndex((one) => one.id === outcome);
      const line = runModel(model, factsOf(given, units), { by, on: null })[at];
      if (refuse) expect(line?.result).toMatchObject({ kind: 'refused', code: refuse });
      else {
        expect(line?.result.kind).toBe('value');
        const value = line?.result.kind === 'value' ? line.result.quantity.value : Number.NaN;
        expect(Math.abs(value - (expected ?? Number.NaN))).toBeLessThanOrEqual(
          tolerance * Math.max(1, Math.abs(expected ?? 0)),
        );
      }
    },
  );
});

const midlife = {
  age: 50,
  sex: 'female',
  education_years: 8,
  sbp: 150,
  bmi: 27,
  total_cholesterol: 7,
  physically_inactive: true,
  apoe: 'e3/e4',
};
const mmol = new Map([
  ['total_cholesterol', 'mmol/L'],
  ['age', 'a'],
  ['education_years', 'a'],
  ['sbp', 'mm[Hg]'],
  ['bmi', 'kg/m2'],
]);
const lineOf = (facts: readonly Fact[], id: string) => scoreAll(facts, () => by.digest).find((line) => line.id === id);

test('an age outside the model is a reason, not a number', () => {
  expect(lineOf(factsOf({ ...midlife, age: 70 }, mmol), 'caide')?.result).toEqual({
    kind: 'refused',
    code: 'risk.range',
    params: { name: 'Age', value: 70, low: 39, high: 64 },
  });
});

test('a missing input is named, and the model without it still answers', () => {
  const { apoe: _, ...without } = midlife;
  expect(lineOf(factsOf(without, mmol), 'caide-apoe')?.result).toMatchObject({
    kind: 'refused',
    code: 'risk.missing',
    params: { inputs: 'APOE genotype' },
  });
  expect(lineOf(factsOf(without, mmol), 'caide')?.result.kind).toBe('value');
});

test('without recorded consent nothing of APOE is in any line', () => {
  const facts = factsOf(midlife, mmol).filter(({ key }) => key !== 'consent_apoe');
  const lines = scoreAll(facts, () => by.digest).filter(({ model }) => model === 'apoe-odds' || model === 'caide-apoe');
  expect(new Set(lines.map(({ result }) => result.kind === 'refused' && result.code))).toEqual(
    new Set(['risk.consent']),
  );
  expect(JSON.stringify(lines)).not.toContain('e3/e4');
});

test('after a denied consent no line tells that there is something to learn', () => {
  const denied = factsOf(midlife, mmol).map((fact): Fact =>
    fact.key === 'consent_apoe' ? { ...fact, value: { kind: 'boolean', is: false } } : fact,
  );
  expect(scoreAll(denied, () => by.digest).map(({ model }) => model)).not.toContain('caide-apoe');
  expect(JSON.stringify(scoreAll(denied, () => by.digest)).toLowerCase()).not.toContain('apoe');
});

test('a genotype that was not called gives its own reason', () => {
  const { apoe: _, ...without } = midlife;
  const reason: Fact = {
    ...consent,
    key: 'apoe_not_called',
    value: { kind: 'text', text: 'genome.absent' },
    notes: ['rs7412'],
  };
  const expected = { kind: 'refused', code: 'genome.absent', params: { gene: 'APOE', site: 'rs7412' } };
  expect(lineOf([...factsOf(without, mmol), reason], 'caide-apoe')?.result).toEqual(expected);
  expect(lineOf([...factsOf(without, mmol), reason], 'apoe-odds.caucasian')?.result).toEqual(expected);
});

test('a typed value outweighs the image header, and the other value is told', () => {
  const header: Fact = {
    ...consent,
    key: 'age',
    value: { kind: 'quantity', value: 53, unit: 'a' },
    at: '2030-01-01T00:00:00.000Z',
    from: { kind: 'image', detail: 'PatientBirthDate, StudyDate' },
  };
  const line = lineOf([header, ...factsOf(midlife, mmol)], 'caide');
  expect(line?.inputs[0]).toMatchObject({ key: 'age', value: { value: 50 }, from: { kind: 'file' } });
  expect(line?.notes).toContainEqual({ code: 'risk.other-value', params: { name: 'Age', other: '53' } });
  const agreeing: Fact = { ...header, value: { unit: 'a', value: 50, kind: 'quantity' } };
  expect(lineOf([agreeing, ...factsOf(midlife, mmol)], 'caide')?.notes.map(({ code }) => code)).not.toContain(
    'risk.other-value',
  );
});

test('other spellings of a key and of its words are understood', () => {
  const { physically_inactive: _, ...rest } = midlife;
  const expected = lineOf(factsOf(midlife, mmol), 'caide')?.result;
  expect(lineOf(factsOf({ ...rest, sex: 'F', inactive: 1 }, mmol), 'caide')?.result).toEqual(expected);
});

test('cholesterol measured more than a year before the study is remarked on', () => {
  const notes = (on: string) =>
    scoreAll(factsOf(midlife, mmol), () => by.digest, { on })
      .find(({ id }) => id === 'caide')
      ?.notes.map(({ code }) => code);
  expect(notes('2027-01-01')).not.toContain('risk.stale');
  expect(notes('2027-01-02')).toContain('risk.stale');
});

test('cholesterol in mg/dL is converted, a unit nobody knows is refused', () => {
  const facts = (value: number, unit: string) =>
    factsOf({ ...midlife, total_cholesterol: value }, new Map([...mmol, ['total_cholesterol', unit]]));
  const inMmol = lineOf(facts(7, 'mmol/L'), 'caide');
  expect(lineOf(facts(7 / 0.02586, 'mg/dL'), 'caide')?.result).toEqual(inMmol?.result);
  expect(lineOf(facts(7, 'g/L'), 'caide')?.result).toMatchObject({ kind: 'refused', code: 'risk.unit' });
});

test('every interval contains its number', () => {
  for (const genotype of ['e2/e2', 'e2/e3', 'e2/e4', 'e3/e4', 'e4/e4'])
    for (const line of scoreAll(factsOf({ apoe: genotype }, mmol), () => by.digest))
      if (line.result.kind === 'value' && line.result.interval) {
        expect(line.result.quantity.value).toBeGreaterThanOrEqual(line.result.interval.low);
        expect(line.result.quantity.value).toBeLessThanOrEqual(line.result.interval.high);
      }
});
