import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { RuleCard } from '../card/rule-card.ts';
import { RuleExample } from '../card/rule-example.ts';
import { gridOf } from '../grid/volume.ts';
import type { Volume } from '../grid/volume.ts';
import { assign, candidatesOf } from './calcium/candidates.ts';
import { lesionsOf } from './calcium/lesions.ts';
import { bandOf, scoreCalcium } from './calcium/score.ts';
import { findLungs } from './lung/find-lungs.ts';
import { isRight, runExample } from './example/judge-example.ts';
import { phantomOf } from './example/phantom.ts';
import { runRule } from './run-rule.ts';
import type { RuleInput } from './rule.ts';

const models = path.resolve(import.meta.dirname, '../../ai');
const read = (id: string, name: string): unknown => JSON.parse(readFileSync(path.join(models, id, name), 'utf8'));
const cardOf = (id: string): RuleCard => RuleCard.parse(read(id, 'card.json'));
const exampleOf = (id: string): RuleExample => RuleExample.parse(read(id, 'examples/example.json'));
const hooks = { report: () => undefined, now: () => 0 };

const ids = ['calcium', 'ct-tissues', 'lung-density', 'region-grow'] as const;

test.each(ids)('%s measures on its phantom what its example says', (id) => {
  const numbers = runExample(cardOf(id), exampleOf(id), hooks);
  expect(numbers.filter((one) => !isRight(one))).toEqual([]);
  expect(numbers.length).toBeGreaterThan(0);
});

const calcium = cardOf('calcium');
const { rule } = calcium;
if (rule.op !== 'calcium') throw new Error('another rule');

/** Two images of 4 × 4 pixels of 1 mm, `step` mm apart. */
const small = (step: number, values: Readonly<Record<number, number>>): Volume => {
  const voxels = new Float32Array(32);
  for (const [at, value] of Object.entries(values)) voxels[Number(at)] = value;
  const geometry = gridOf(
    [0, 0, 0],
    [
      [0, 0, step],
      [0, 1, 0],
      [1, 0, 0],
    ],
    [2, 4, 4],
  );
  return { voxels, geometry };
};

test('images 2.5 mm apart score by 2.5 / 3', () => {
  const volume = small(2.5, { 5: 250, 6: 199 });
  const labels = volume.voxels.map((value) => (value >= 130 ? 3 : 0));
  const [lesion] = lesionsOf(volume, Uint8Array.from(labels), rule);
  expect(lesion).toMatchObject({ areaMm2: 2, greatest: 250 });
  expect(lesion?.score).toBeCloseTo((2 * 2 * 2.5) / 3, 12);
});

test('the weight is that of the brightest pixel in the image, not of the whole lesion', () => {
  const volume = small(3, { 5: 400, 21: 130 }); // one above the other
  const labels = Uint8Array.from(volume.voxels, (value) => (value >= 130 ? 3 : 0));
  expect(lesionsOf(volume, labels, rule).map(({ score }) => score)).toEqual([4, 1]);
});

test('no whole score while a candidate is not assigned; one once the rest lies in no artery', () => {
  const volume = small(3, { 0: 150, 15: 150, 16: 0 });
  const open = Uint8Array.from(volume.voxels, (value) => (value >= 130 ? rule.open : 0));
  const shape = [2, 4, 4] as const;
  const first = candidatesOf(volume, open, rule);
  expect(first).toHaveLength(2);
  const one = assign({ labels: open, shape, rule }, [first[0]?.number ?? 0], 5);
  const partial = scoreCalcium(volume, one, rule);
  expect(partial.values.map(({ key, label, value }) => [key, label, value])).toEqual([
    ['agatston', 5, 1],
    ['volume', 5, 3],
  ]);
  expect(partial.notes).toMatchObject([{ code: 'infer.calcium-open', params: { n: 1 } }]);
  const whole = scoreCalcium(volume, assign({ labels: one, shape, rule }, null, rule.spared), rule);
  expect(whole.values[0]).toEqual({ key: 'agatston', label: null, value: 1, unit: '{score}' });
});

test.each([
  [0, '0:'],
  [10, '1 to 10'],
  [10.1, '11 to 100'],
  [400, '101 to 400'],
  [400.5, 'above 400'],
])('a score of %d lies in the band "%s"', (score, band) => {
  expect(bandOf(rule, score)).toContain(band);
});

const asked = (id: string, change: Partial<RuleInput> = {}): RuleInput => {
  const example = exampleOf(id);
  const { boxes, seeds, modality, taken } = example;
  const volume = phantomOf(example);
  return {
    volume,
    boxes,
    seeds,
    modality,
    taken,
    bodyPart: null,
    missingSlices: [],
    despite: [],
    tolerance: null,
    ...change,
  };
};
const codes = (id: string, change: Partial<RuleInput>): readonly string[] =>
  runRule(cardOf(id), asked(id, change), hooks).guard.reasons.map(({ code }) => code);
const { taken } = exampleOf('calcium');

test('Agatston scoring is refused at another voltage, thickness, with contrast, in another modality, without a box', () => {
  expect(codes('calcium', { taken: { ...taken, kilovolt: [100, 100] } })).toContain('infer.rule-kilovolt');
  expect(codes('calcium', { taken: { ...taken, kilovolt: null } })).toContain('infer.rule-kilovolt-unknown');
  expect(codes('calcium', { taken: { ...taken, thicknessMm: [1, 1] } })).toContain('infer.rule-thickness');
  expect(codes('calcium', { taken: { ...taken, contrast: 'Iomeron' } })).toContain('infer.rule-contrast');
  expect(codes('calcium', { modality: 'MR' })).toEqual(['infer.wrong-modality']);
  expect(codes('calcium', { boxes: [] })).toContain('infer.rule-box-needed');
  expect(codes('calcium', { missingSlices: [1, 2] })).toContain('infer.slices-missing');
  const beside = [{ low: [50, 50, 50], high: [60, 60, 60] }] as RuleInput['boxes'];
  expect(codes('calcium', { boxes: beside })).toContain('infer.box-outside');
});

test('what the reader takes on is measured, and stands beside the number', () => {
  const change = { taken: { ...taken, kilovolt: [100, 100] as const }, despite: ['infer.rule-kilovolt'] };
  const { guard, parts } = runRule(calcium, asked('calcium', change), hooks);
  expect(guard.verdict).toBe('noted');
  expect(guard.reasons).toContainEqual({
    code: 'infer.rule-kilovolt-despite',
    params: { found: '100', wanted: '120' },
    level: 'note',
  });
  expect(parts).toHaveLength(1);
});

test('lung density is refused for thick slices and sharp kernels; an unknown kernel and breath are only noted', () => {
  const good = exampleOf('lung-density').taken;
  expect(codes('lung-density', { taken: { ...good, thicknessMm: [5, 5] } })).toContain('infer.rule-thickness');
  expect(codes('lung-density', { taken: { ...good, kernel: 'B70f' } })).toContain('infer.rule-kernel');
  const unknown = runRule(cardOf('lung-density'), asked('lung-density', { taken: { ...good, kernel: 'X9' } }), hooks);
  expect(unknown.parts).toHaveLength(1);
  expect(unknown.guard.reasons.map(({ code }) => code)).toEqual([
    'infer.rule-kernel-unknown',
    'infer.rule-contrast-unnamed',
    'infer.rule-taken',
    'infer.flat-be-sure',
  ]);
});

test('part of a lung gives no number', () => {
  const example = exampleOf('lung-density');
  const volume = phantomOf({ ...example, shape: [25, 80, 120] }); // 15 of 50 images of the lungs
  const { guard, parts } = runRule(cardOf('lung-density'), asked('lung-density', { volume }), hooks);
  expect(parts).toEqual([]);
  expect(guard.reasons).toContainEqual(
    expect.objectContaining({
      code: 'infer.flat-measure',
      params: expect.objectContaining({ found: 1296 }) as unknown,
    }),
  );
});

test('the windpipe is taken out although it opens into the lung', () => {
  const lung = cardOf('lung-density').rule;
  if (lung.op !== 'lung') throw new Error('another rule');
  const example = exampleOf('lung-density');
  const bronchus = {
    kind: 'block',
    centre: [160.5, 97.5, 182],
    half: [10.5, 4.5, 2],
    value: -1000,
    of: 'opens it',
  } as const;
  const open = { ...example, shapes: [...example.shapes, bronchus] }; // columns 50 … 57, in one image
  const { mask, hasAirway } = findLungs(phantomOf(open), lung, () => undefined);
  expect(hasAirway).toBe(true);
  const plain = findLungs(phantomOf(example), lung, () => undefined).mask;
  const at = (slice: number): number => (slice * 80 + 32) * 120 + 59; // in the middle of the windpipe
  expect([mask[at(60)], mask[at(50)], plain[at(50)]]).toEqual([0, 0, 0]);
});

test('a region grows over more with a larger tolerance, and says where the box ended it', () => {
  const card = cardOf('region-grow');
  const grown = (change: Partial<RuleInput>) => runRule(card, asked('region-grow', change), hooks).parts[0];
  expect(grown({ tolerance: 10 })?.values[0]?.value).toBeCloseTo(0.644, 9); // without the brighter block: 322 voxels
  const boxes = [{ low: [0, 0, 0], high: [15, 22, 20] }] as RuleInput['boxes'];
  expect(grown({ boxes })?.notes.map(({ code }) => code)).toContain('infer.grow-edge');
  expect(grown({ seeds: [[30, 20, 20]] })?.values[0]?.value).toBeGreaterThan(0); // the background is a region, too
});
