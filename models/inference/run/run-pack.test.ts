import { expect, test } from 'vitest';
import { DisplaySetId, FindingId, SeriesUid, StudyUid } from '../../base/ids.ts';
import { makeCard } from '../../../tests/fixtures/make-card.ts';
import type { Box } from '../grid/box.ts';
import { gridFromPatient, gridOf, patientFromGrid, shapeOf } from '../grid/volume.ts';
import type { Volume } from '../grid/volume.ts';
import { propose } from './propose.ts';
import { runPack } from './run-pack.ts';
import type { PackHooks, PackInput } from './run-pack.ts';
import type { Runtime } from './runtime.ts';

/** A network that marks what is brighter than 50, and only in the right half (lower R index) of its patch: it has a side. */
const rightHalfOnly: Runtime = {
  inputNames: ['image'],
  outputNames: ['logits'],
  run: ({ image }) => {
    const seen = image?.data ?? new Float32Array(0);
    const half = seen.length / 2; // R is the slowest axis: the second half lies further to the right
    const spot = seen.map((value, i) => (value > 50 && i >= half ? 5 : -5));
    const data = new Float32Array(seen.length * 2);
    data.set(spot, seen.length);
    return Promise.resolve({ logits: { data, dims: [1, 2, 4, 4, 4] } });
  },
};

let clock = 0;
const hooks: PackHooks = { signal: { aborted: false }, report: () => undefined, now: () => clock++ };

/** An axial image, anisotropic, 30 × 30 × 30 mm around the patient's origin, with bright voxels where asked (LPS mm). */
function imageWith(bright: readonly (readonly [number, number, number])[], isFlipped = false): Volume {
  const flip = isFlipped ? -1 : 1;
  const geometry = gridOf(
    [-14.75 * flip, -14.5, -14],
    [
      [0, 0, 2],
      [0, 1, 0],
      [0.5 * flip, 0, 0],
    ],
    [15, 30, 60],
  );
  const voxels = new Float32Array(15 * 30 * 60);
  const [, rows, columns] = shapeOf(geometry);
  voxels[0] = 1; // so that no crop of it is constant by accident of the test
  for (let i = 0; i < voxels.length; i++) {
    const at = patientFromGrid(geometry, [
      Math.floor(i / (rows * columns)),
      Math.floor(i / columns) % rows,
      i % columns,
    ]);
    if (bright.some((spot) => spot.every((mm, axis) => Math.abs(mm - (at[axis] ?? 0)) < 1.01))) voxels[i] = 100;
  }
  return { voxels, geometry };
}

const input = (volume: Volume, more: Partial<PackInput> = {}): PackInput => ({
  volume,
  modality: 'MR',
  bodyPart: null,
  missingSlices: [],
  boxes: [],
  side: null,
  ...more,
});

/** Mean patient position of the labelled voxels. */
function centreOf(volume: Volume, labels: Uint8Array): readonly number[] {
  const [, rows, columns] = shapeOf(volume.geometry);
  const found = [...labels.keys()].filter((i) => labels[i] === 1);
  const sum = found.map((i) =>
    patientFromGrid(volume.geometry, [Math.floor(i / (rows * columns)), Math.floor(i / columns) % rows, i % columns]),
  );
  return [0, 1, 2].map((axis) => sum.reduce((total, at) => total + (at[axis] ?? 0), 0) / found.length);
}

const around = (x: number): Box => ({ low: [x - 4, -4, -4], high: [x + 4, 4, 4] });
const card = makeCard({
  input: { ...makeCard().input, patch: [8, 8, 8] },
  preprocess: makeCard().preprocess.map((step) => (step.op === 'tile' ? { ...step, patch: [8, 8, 8] } : step)),
});

test('a left box is shown as it is: what lies in the right half of it is found, at its place in the patient', async () => {
  const image = imageWith([
    [8, 0, 0],
    [12, 0, 0],
  ]); // inner (right of the box’s middle) and outer spot of the left side
  const { parts, guard } = await runPack(
    { card, runtime: rightHalfOnly },
    input(image, { boxes: [around(10)], side: 'left' }),
    hooks,
  );
  expect(guard.reasons.map(({ code }) => code)).toEqual(['infer.side-given']);
  expect(centreOf(image, parts[0]?.labels ?? new Uint8Array(0))[0]).toBeCloseTo(8, 0);
});

test('a right box is mirrored before the network and its labels come back on the right side', async () => {
  const image = imageWith([
    [-8, 0, 0],
    [-12, 0, 0],
  ]);
  const { parts } = await runPack(
    { card, runtime: rightHalfOnly },
    input(image, { boxes: [around(-10)], side: 'right' }),
    hooks,
  );
  expect(centreOf(image, parts[0]?.labels ?? new Uint8Array(0))[0]).toBeCloseTo(-8, 0); // the inner one again
});

test('a series stored from left to right gives the same voxels of the patient as one stored from right to left', async () => {
  const [plain, flipped] = [imageWith([[8, 1, 0]]), imageWith([[8, 1, 0]], true)];
  const run = (volume: Volume) =>
    runPack({ card, runtime: rightHalfOnly }, input(volume, { boxes: [around(10)], side: 'left' }), hooks);
  const [a, b] = [(await run(plain)).parts[0], (await run(flipped)).parts[0]];
  expect(a?.totalMl).toBeGreaterThan(0);
  expect(b?.totalMl).toBe(a?.totalMl);
  const [, rows, columns] = shapeOf(plain.geometry);
  a?.labels.forEach((label, i) => {
    const at = patientFromGrid(plain.geometry, [
      Math.floor(i / (rows * columns)),
      Math.floor(i / columns) % rows,
      i % columns,
    ]);
    const [s, r, c] = gridFromPatient(flipped.geometry, at).map((v) => Math.round(v));
    expect(b?.labels[((s ?? 0) * rows + (r ?? 0)) * columns + (c ?? 0)]).toBe(label);
  });
});

test('two boxes tell each other’s side: x grows to the patient’s left', async () => {
  const image = imageWith([
    [8, 0, 0],
    [-12, 0, 0],
  ]);
  const { parts } = await runPack(
    { card, runtime: rightHalfOnly },
    input(image, { boxes: [around(10), around(-10.5)] }),
    hooks,
  );
  expect(parts.map(({ side }) => side)).toEqual(['left']); // the right one found only its outer half: nothing, withheld
});

test('volumes are counted in the image’s own voxels: each is 0.5 × 1 × 2 mm = 0.001 mL', async () => {
  const image = imageWith([[8, 0, 0]]);
  const { parts } = await runPack(
    { card, runtime: rightHalfOnly },
    input(image, { boxes: [around(10)], side: 'left' }),
    hooks,
  );
  const [volume] = parts[0]?.volumes ?? [];
  expect(volume?.ml).toBeCloseTo((volume?.voxels ?? 0) / 1000, 12);
  expect(parts[0]?.totalMl).toBe(volume?.ml);
});

test('a result outside the card’s volume range is withheld with its reason', async () => {
  const tight = makeCard({ ...card, plausibility: { volumeMl: { total: [0.5, 1] } } });
  const small = await runPack(
    { card: tight, runtime: rightHalfOnly },
    input(imageWith([[8, 0, 0]]), { boxes: [around(10)], side: 'left' }),
    hooks,
  );
  expect(small.parts).toEqual([]);
  expect(small.guard.verdict).toBe('refused');
  expect(small.guard.reasons.at(-1)).toMatchObject({
    code: 'infer.implausible',
    params: { side: 'left', low: 0.5, high: 1 },
  });
});

test('a constant image is refused', async () => {
  const image = imageWith([]);
  const { guard } = await runPack(
    { card, runtime: rightHalfOnly },
    input(image, { boxes: [around(4)], side: 'left' }),
    hooks,
  );
  expect(guard.reasons.at(-1)?.code).toBe('infer.constant');
});

test('a small crop without a box is read as left-shaped, and says that its side is not known', async () => {
  const geometry = gridOf(
    [0, 0, 0],
    [
      [0, 0, 1],
      [0, 1, 0],
      [1, 0, 0],
    ],
    [8, 8, 8],
  );
  const voxels = new Float32Array(512);
  voxels[(4 * 8 + 4) * 8 + 2] = 100; // low x: the patient’s right
  const { parts, guard } = await runPack({ card, runtime: rightHalfOnly }, input({ voxels, geometry }), hooks);
  expect(parts[0]?.side).toBe('unknown');
  expect(guard.reasons.map(({ code }) => code)).toEqual(['infer.side-unknown']);
  expect(parts[0]?.labels[(4 * 8 + 4) * 8 + 2]).toBe(1);
});

test('a run is stopped between two tiles', async () => {
  const signal = { aborted: false };
  const long = makeCard({ postprocess: [{ op: 'argmax' }] });
  const stopping: Runtime = {
    ...rightHalfOnly,
    run: async (feeds) => {
      signal.aborted = true;
      return rightHalfOnly.run(feeds);
    },
  };
  await expect(
    runPack({ card: long, runtime: stopping }, input(imageWith([[8, 0, 0]]), { boxes: [around(10)], side: 'left' }), {
      ...hooks,
      signal,
    }),
  ).rejects.toThrow('job.cancelled');
});

test('what is made of several structures has the pack’s own name, not that of the first', () => {
  const [spot] = makeCard().output.labels;
  const other = {
    value: 2,
    name: 'Ring',
    code: { scheme: '99PHENO', value: 'ring', meaning: 'Ring' },
    color: '#56B4E9',
  };
  const card = makeCard({ name: 'Spots and rings', output: { kind: 'labelmap', labels: [spot, other] } });
  const part = { box: null, side: 'unknown', volumes: [], totalMl: 1, uncertain: null, notes: [] } as const;
  const on = {
    displaySet: DisplaySetId.parse('s'),
    studyUid: StudyUid.parse('1'),
    seriesUid: SeriesUid.parse('2'),
    frameOfReferenceUid: null,
  };
  const given = {
    id: FindingId.parse('f'),
    at: '2026-01-01T00:00:00.000Z',
    on,
    grid: gridOf(
      [0, 0, 0],
      [
        [0, 0, 1],
        [0, 1, 0],
        [1, 0, 0],
      ],
      [1, 1, 1],
    ),
    mask: card.weights.sha256,
    run: { provider: 'wasm', threads: 1, timesMs: {}, goldenInput: 'not-run' },
  } as const;
  expect(propose(card, part, given).name).toBe('Spots and rings');
  expect(propose(makeCard(), part, given).name).toBe('Spot');
});

test('a card with statistics of its training crops says how far each crop is from them, and what lies farthest off', async () => {
  const image = imageWith([
    [8, 0, 0],
    [12, 0, 0],
  ]);
  const near = { mean: 0, sd: 1000 };
  const keys = ['dark', 'middle', 'bright', 'step'].map((key) => `${key}-grey`);
  const sizes = ['right', 'front', 'up'].flatMap((axis) => [`size-${axis}`, `spacing-${axis}`]);
  const values = Object.fromEntries([...keys, ...sizes].map((key) => [key, near]));
  const distanceOf = async (up: { mean: number; sd: number }) => {
    const inputStatistics = { images: 10, usual: 1.5, values: { ...values, 'spacing-up': up } };
    const asked = input(image, { boxes: [around(10)], side: 'left' });
    const { guard } = await runPack({ card: { ...card, inputStatistics }, runtime: rightHalfOnly }, asked, hooks);
    return guard.reasons.filter(({ code }) => code.startsWith('infer.distance'));
  };
  // The image's slices are 2 mm apart: at the mean it is near, ten deviations off it is √(100 / 10) deviations far.
  expect(await distanceOf({ mean: 2, sd: 0.1 })).toMatchObject([{ code: 'infer.distance', params: { images: 10 } }]);
  expect(await distanceOf({ mean: 1, sd: 0.1 })).toMatchObject([
    { code: 'infer.distance-far', params: { distance: 3.2, usual: 1.5, farthest: 'spacing, foot to head' } },
  ]);
});
