import { describe, expect, test } from 'vitest';
import { makeFlatCard } from '../../../tests/fixtures/make-flat-card.ts';
import type { FlatCard } from '../card/flat-card.ts';
import type { Runtime } from '../run/runtime.ts';
import { measureFlat } from './measure-flat.ts';
import { runFlat } from './run-flat.ts';
import type { FlatInput } from './run-flat.ts';

/** A network that answers a fixed number of copies of its input, each made larger by 1 than the one before. */
const copies = (channels: number): Runtime => ({
  inputNames: ['image'],
  outputNames: ['logits'],
  run: ({ image }) => {
    const data = image?.data ?? new Float32Array(0);
    const answer = new Float32Array(channels * data.length);
    for (let k = 0; k < channels; k++)
      answer.set(
        data.map((value) => value + k),
        k * data.length,
      );
    return Promise.resolve({ logits: { data: answer, dims: [1, channels, 8, 8] } });
  },
});

const hooks = { signal: { aborted: false }, report: () => undefined, now: () => 0 };

/** 8 × 8 pixels of −1 with a block of 1 from column 2 to 5, row 3 to 4. */
const values = Float32Array.from({ length: 64 }, (_, i) => {
  const [x, y] = [i % 8, Math.floor(i / 8)];
  return x >= 2 && x <= 5 && y >= 3 && y <= 4 ? 1 : -1;
});
const input = (change: Partial<FlatInput> = {}): FlatInput => ({
  modality: 'DX',
  bodyPart: 'CHEST',
  view: 'PA',
  spacing: null,
  image: { channels: 1, rows: 8, columns: 8, values },
  ...change,
});
const run = (card: FlatCard, given = input()) => runFlat({ card, runtime: copies(1) }, given, hooks);

test('an image is read whole and its outline comes back on its own pixels', async () => {
  const { guard, parts } = await run(makeFlatCard());
  expect(guard).toEqual({ verdict: 'passed', reasons: [] });
  const [part] = parts;
  expect(part?.found.kind === 'masks' && part.found.bits.reduce((sum, bit) => sum + bit, 0)).toBe(8);
});

describe('the guard refuses before a pixel is read', () => {
  const cases: readonly [string, Partial<FlatInput>, Readonly<Record<string, unknown>>][] = [
    ['infer.wrong-modality', { modality: 'CT' }, {}],
    ['infer.flat-view', { view: 'LL' }, {}],
    ['infer.flat-small', { image: { channels: 1, rows: 2, columns: 8, values: values.slice(0, 16) } }, {}],
    ['infer.constant', { image: { channels: 1, rows: 8, columns: 8, values: new Float32Array(64) } }, {}],
    ['infer.not-numbers', { image: { channels: 1, rows: 8, columns: 8, values: values.with(3, NaN) } }, {}],
    ['infer.flat-no-spacing', {}, { spacing: 'needed' }],
    ['infer.flat-needs-color', {}, { channels: 3 }],
  ];
  test.each(cases)('%s', async (code, change, cardInput) => {
    const card = makeFlatCard();
    const { guard, parts } = await run({ ...card, input: { ...card.input, ...cardInput } }, input(change));
    expect(parts).toEqual([]);
    expect(guard.verdict).toBe('refused');
    expect(guard.reasons.map((reason) => reason.code)).toContain(code);
  });
});

test('an unknown view and modality are noted, and what only a person can know is said', async () => {
  const card = makeFlatCard();
  const asked = { ...card, input: { ...card.input, mustBeSure: ['the film was taken upright'] } };
  const { guard } = await run(asked, input({ view: null, modality: null }));
  expect(guard.reasons.map(({ code }) => code)).toEqual([
    'infer.modality-unknown',
    'infer.flat-view-unknown',
    'infer.flat-be-sure',
  ]);
});

test('a grey film stored in colour is read as grey, and said where a mark on it has colours', async () => {
  const grey = Float32Array.from([...values, ...values, ...values]);
  const reddened = (pixels: number) => grey.map((value, i) => (i < pixels ? value + 100 : value));
  const read = (of: Float32Array) =>
    run(makeFlatCard(), input({ image: { channels: 3, rows: 8, columns: 8, values: of } }));
  expect((await read(grey)).guard.verdict).toBe('passed');
  const marked = await read(reddened(2));
  expect(marked.guard.reasons.map(({ code }) => code)).toEqual(['infer.flat-color']);
});

test('a picture in colour is refused where a model is made for grey films, and read where colour may lie over grey', async () => {
  const grey = Float32Array.from([...values, ...values, ...values]);
  const red = grey.map((value, i) => (i < 64 ? value + 100 : value));
  const given = input({ modality: null, image: { channels: 3, rows: 8, columns: 8, values: red } });
  const film = await run(makeFlatCard(), given);
  expect(film.parts).toEqual([]);
  expect(film.guard.reasons.map(({ code }) => code)).toContain('infer.flat-needs-grey');
  const ultrasound = await run(makeFlatCard({ modality: ['US'] }), given);
  expect(ultrasound.guard.reasons.map(({ code }) => code)).toContain('infer.flat-color');
  expect(ultrasound.parts).toHaveLength(1);
});

describe('an implausible result is withheld with its reason', () => {
  const cases: readonly [string, readonly unknown[]][] = [
    ['infer.flat-share', [{ check: 'share', label: 1, range: [0.5, 1] }]],
    ['infer.flat-place', [{ check: 'place', label: 1, across: [1], range: [0.8, 1] }]],
    ['infer.flat-inverted', [{ check: 'darker', labels: [1] }]],
    ['infer.flat-uncertain', [{ check: 'uncertain', label: 1, max: 0.1, band: [0.1, 0.9] }]],
  ];
  test.each(cases)('%s', async (code, plausibility) => {
    const { guard, parts } = await run(makeFlatCard({ plausibility }));
    expect(parts).toEqual([]);
    expect(guard.reasons.map((reason) => reason.code)).toEqual([code]);
  });
});

test('an answer with a value that is no number is no result', async () => {
  const runtime: Runtime = {
    ...copies(1),
    run: () => Promise.resolve({ logits: { data: new Float32Array(64).fill(NaN), dims: [1, 1, 8, 8] } }),
  };
  const { guard, parts } = await runFlat({ card: makeFlatCard(), runtime }, input(), hooks);
  expect(parts).toEqual([]);
  expect(guard.reasons.map(({ code }) => code)).toEqual(['infer.flat-not-numbers']);
});

test('a graph of other channels than the card says is an error', async () => {
  const card = makeFlatCard();
  await expect(runFlat({ card, runtime: copies(2) }, input(), hooks)).rejects.toMatchObject({
    code: 'infer.wrong-output',
  });
});

describe('measures', () => {
  const code = { scheme: '99PHENO', value: 'm', meaning: 'Measure' };
  const names = { name: 'Measure', code };

  test('a ratio of widths counts both outer pixels and gives the lines it was read from', () => {
    const bits = new Uint8Array(30).fill(0);
    for (const x of [4, 5, 6]) bits[10 + x] = 2;
    for (const x of [1, 2, 7, 8]) bits[20 + x] = 1;
    const labels = [1, 2].map((value) => ({ value, name: `L${value}`, code, color: '#E69F00' }));
    const card = makeFlatCard({
      output: { kind: 'masks', labels },
      measures: [{ op: 'width-ratio', key: 'ratio', ...names, of: [2], over: [1], ofName: 'of', overName: 'over' }],
    });
    const found = { kind: 'masks', bits } as const;
    const { values: measured, lines } = measureFlat({ card, found, size: { rows: 3, columns: 10 }, spacing: null });
    expect(measured).toEqual([{ key: 'ratio', label: null, value: 3 / 8, unit: '{ratio}' }]);
    expect(lines).toEqual([
      { key: 'of', name: 'of', from: [3.5, 1], to: [6.5, 1] },
      { key: 'over', name: 'over', from: [0.5, 2], to: [8.5, 2] },
    ]);
  });

  const head = makeFlatCard({
    output: { kind: 'ellipse', labels: [{ value: 1, name: 'Head', code, color: '#E69F00' }] },
    measures: [
      { op: 'circumference', key: 'hc', ...names },
      {
        op: 'age',
        key: 'ga',
        ...names,
        of: 'hc',
        terms: [8.96, 0.54, 0, 0.0003],
        validWeeks: [14, 42],
        spread: [
          { toWeeks: 18, weeks: 1.2 },
          { toWeeks: 24, weeks: 1.5 },
          { toWeeks: 30, weeks: 2.1 },
        ],
        source: 'Hadlock 1984',
      },
    ],
  });
  /** A circle whose circumference is so many mm at 0.5 mm a pixel. */
  const circle = (mm: number) => {
    const radius = mm / (2 * Math.PI) / 0.5;
    return { kind: 'ellipse', ellipse: { center: [0, 0], semi: [radius, radius], angle: 0 } } as const;
  };
  const spacing = { acrossRows: 0.5, acrossColumns: 0.5 };
  const weeks = (mm: number) =>
    measureFlat({ card: head, found: circle(mm), size: { rows: 1, columns: 1 }, spacing }).values.find(
      ({ key }) => key === 'ga',
    );

  // Hadlock FP, Deter RL, Harrist RB, Park SK, Radiology 152:497–501 (1984), as checked in the facts
  test.each([
    [124, 16.23, 1.2],
    [177, 20.18, 1.5],
    [266, 28.97, 2.1],
  ])('a circumference of %i mm is %f weeks, with the spread of its age', (mm, expected, spread) => {
    const age = weeks(mm);
    expect(age?.value).toBeCloseTo(expected, 2);
    expect(age?.spread).toBe(spread);
  });

  test('beyond the formula’s range there is no age, without a spacing no length', () => {
    expect(weeks(60)).toBeUndefined();
    const without = measureFlat({ card: head, found: circle(200), size: { rows: 1, columns: 1 }, spacing: null });
    expect(without.values).toEqual([]);
  });

  test('objects are counted, per square millimetre where that is known; areas leave out what the edge cuts', () => {
    const objects = new Uint32Array(36);
    for (const at of [0, 1]) objects[at] = 1; // cut by the edge
    for (const at of [14, 15, 20, 21]) objects[at] = 2;
    const card = makeFlatCard({
      output: {
        kind: 'objects',
        labels: [{ value: 1, name: 'Nucleus', code, color: '#E69F00' }],
        inside: 0.5,
        seed: 0.5,
        leastSeedPixels: 1,
        leastAreaPixels: 1,
      },
      measures: [
        { op: 'count', key: 'count', ...names },
        { op: 'density', key: 'density', ...names },
        { op: 'median-area', key: 'area', ...names },
      ],
    });
    const found = { kind: 'objects', objects, count: 2 } as const;
    const size = { rows: 6, columns: 6 };
    const micron = { acrossRows: 0.00025, acrossColumns: 0.00025 };
    const known = measureFlat({ card, found, size, spacing: micron }).values;
    expect(known.map(({ key, unit }) => [key, unit])).toEqual([
      ['count', '1'],
      ['density', '/mm2'],
      ['area', 'um2'],
    ]);
    expect(known[1]?.value).toBeCloseTo(2 / (36 * 0.00025 ** 2), 3);
    expect(known[2]?.value).toBeCloseTo(4 * 0.0625, 9);
    const unknown = measureFlat({ card, found, size, spacing: null }).values;
    expect(unknown.map(({ key, value, unit }) => [key, value, unit])).toEqual([
      ['count', 2, '1'],
      ['area', 4, '{pixels}'],
    ]);
  });
});

test('doubt is counted on the answer’s own grid, not on that of the image', async () => {
  // one label and four values a box, on cells of 4 × 4 pixels: only the first cell of the label is a sure hit
  const answer = new Float32Array(5 * 4).fill(0.1); // of the other channels: in the band, were they counted
  answer.set([9, -9, -9, -9]);
  const runtime: Runtime = {
    ...copies(1),
    run: () => Promise.resolve({ logits: { data: answer, dims: [1, 5, 2, 2] } }),
  };
  const label = { value: 1, name: 'Cell', code: { scheme: '99PHENO', value: 'c', meaning: 'Cell' }, color: '#E69F00' };
  const card = makeFlatCard({
    output: {
      kind: 'boxes',
      labels: [{ ...label, threshold: 0.5, overlap: 0.5 }],
      stride: 4,
      sizeUnit: 4,
      leastScore: 0.1,
      most: 9,
    },
    plausibility: [{ check: 'uncertain', label: 1, max: 0.5, band: [0.1, 0.9] }],
  });
  const { guard, parts } = await runFlat({ card, runtime }, input(), hooks);
  expect(guard.verdict).toBe('passed');
  expect(parts[0]?.found.kind === 'boxes' && parts[0].found.boxes.length).toBe(1);
});
