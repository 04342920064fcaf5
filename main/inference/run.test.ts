import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DisplaySetId, SeriesUid, StudyUid } from '../../models/base/ids.ts';
import type { DisplaySet } from '../../models/imaging/display-set.ts';
import type { Counted } from '../../models/base/ipc/counted.ts';
import { gridOf } from '../../models/inference/grid/volume.ts';
import { makePack } from '../../tests/fixtures/make-pack.ts';
import { FileTokens } from '../app/files.ts';
import { silentLog } from '../app/log.ts';
import { makeThrowAwayLibrary } from '../library/library.ts';
import type { Library } from '../library/library.ts';
import { makeBatch } from '../../tests/fixtures/make-received.ts';
import { installPack } from './packs/install.ts';
import { listPacks, readyPack } from './packs/packs.ts';
import { runModel } from './run.ts';
import type { RunParts } from './run-parts.ts';

const study = StudyUid.parse('1.2.1');
const grid = gridOf(
  [-14, -14, -14],
  [
    [0, 0, 2],
    [0, 1, 0],
    [1, 0, 0],
  ],
  [15, 29, 29],
); // axial, slices 2 mm apart
const box = { low: [4, -3, -3], high: [10, 3, 3] } as const; // on the patient’s left

let library: Library;
let folder: string;
beforeEach(async () => {
  library = await makeThrowAwayLibrary();
  await library.store.putReceived(makeBatch([{}]));
  folder = await mkdtemp(path.join(tmpdir(), 'phenoscope-packs-'));
});
afterEach(async () => {
  await library.close();
  await rm(folder, { recursive: true, force: true });
});

const displaySet = (change: Partial<DisplaySet> = {}): DisplaySet => ({
  id: DisplaySetId.parse('set-1'),
  studyUid: study,
  seriesUid: SeriesUid.parse('1.2.1.1'),
  frameOfReferenceUid: null,
  kind: 'volume',
  modality: 'MR',
  description: 'T1',
  bodyPart: 'BRAIN',
  laterality: null,
  seriesNumber: 1,
  frames: [],
  volume: grid,
  missingSlices: [],
  warnings: [],
  ...change,
});

/** One bright block of 2 × 2 mm in two slices, 8 mm³, at x = 6 … 7, y = 0 … 1, z = 0 … 2. */
const image = (): Float32Array => {
  const voxels = new Float32Array(15 * 29 * 29);
  for (const slice of [7, 8])
    for (const row of [14, 15]) for (const column of [20, 21]) voxels[(slice * 29 + row) * 29 + column] = 200;
  return voxels;
};

const noSlides = {
  planRegion: () => Promise.reject(new Error('no slide here')),
  regionPixels: () => Promise.reject(new Error('no slide here')),
  checkDrawn: () => Promise.reject(new Error('no slide here')),
  count: () => Promise.reject(new Error('no slide here')),
};

const parts = (change: Partial<RunParts> = {}, set = displaySet()): RunParts => {
  const images: RunParts['ctx']['images'] = {
    setsOfStudy: () => Promise.resolve([set]),
    setById: () => Promise.resolve(set),
    png: (pixels) => pixels,
    volume: ({ volume }) =>
      volume
        ? Promise.resolve({ voxels: image(), geometry: volume })
        : Promise.reject(new Error('read without a volume')),
    frameValues: () => Promise.reject(new Error('no flat image here')),
    colors: () => Promise.reject(new Error('no flat image here')),
    stored: () => Promise.reject(new Error('no flat image here')),
  };
  const shell = {
    kind: 'headless',
    version: '',
    keyRing: null,
    openDialog: () => Promise.resolve([]),
    openWindow: () => Promise.resolve(),
    openHost: () => Promise.resolve(false),
    printToPdf: () => Promise.reject(new Error('no printer')),
    close: () => Promise.resolve(),
  } as const;
  const ctx = {
    library,
    images,
    slides: noSlides,
    shell,
    files: new FileTokens(),
    newId: randomUUID,
    models: folder,
    version: '0',
    log: silentLog,
  };
  return { ctx, signal: new AbortController().signal, report: () => undefined, ...change };
};
const request = {
  model: 'sample',
  displaySet: DisplaySetId.parse('set-1'),
  boxes: [{ ...box }],
  side: 'left',
} as const;
const ask = { ...request, boxes: [...request.boxes] };

test('a run proposes a finding with its volumes, its mask and how it was computed', { timeout: 60_000 }, async () => {
  const card = await makePack(folder);
  const progress: Counted[] = [];
  const result = await runModel(ask, parts({ report: (step) => progress.push(step) }));
  expect(result).toMatchObject({
    provider: 'wasm',
    model: { id: 'sample', version: '1.0.0', sha256: card.weights.sha256 },
  });
  const [finding] = await library.store.findingsOfStudy(study);
  expect(finding).toMatchObject({
    status: 'proposed',
    laterality: 'left',
    by: { kind: 'pack', digest: card.weights.sha256 },
  });
  expect(finding?.run).toMatchObject({ provider: 'wasm', goldenInput: 'not-run' });
  if (finding?.geometry.kind !== 'mask') throw new Error('no mask');
  const mask = await library.blobs.read(finding.geometry.mask);
  const voxels = mask.reduce((sum, label) => sum + label, 0);
  expect(mask.length).toBe(15 * 29 * 29);
  expect(mask[(7 * 29 + 14) * 29 + 20]).toBe(1);
  expect(finding.measurements.map(({ label, quantity }) => [label, quantity.unit])).toEqual([
    [null, 'mL'],
    [1, 'mL'],
  ]);
  expect(finding.measurements[0]?.quantity.value).toBeCloseTo((voxels * 2) / 1000, 12); // a voxel holds 2 mm³
  expect(progress.at(-1)).toMatchObject({ step: 'infer.step-run' });
  expect(await library.store.events('model.run')).toMatchObject([
    { params: { model: 'sample', version: '1.0.0', displaySet: 'set-1', dimensions: 3, findings: 1 } },
  ]);
});

test('running again replaces the proposal that nobody has decided on', { timeout: 60_000 }, async () => {
  await makePack(folder);
  const first = await runModel(ask, parts());
  const second = await runModel(ask, parts());
  const left = (await library.store.findingsOfStudy(study)).map(({ id }) => id);
  expect(left).toEqual(second.findings);
  expect(left).not.toEqual(first.findings);
});

test('what the headers rule out is refused before any pixel is read', async () => {
  await makePack(folder);
  const refusedBy = async (set: DisplaySet): Promise<unknown> =>
    (await runModel(ask, parts({}, set))).guard.reasons[0]?.code;
  expect(await refusedBy(displaySet({ modality: 'CT' }))).toBe('infer.wrong-modality');
  expect(await library.store.events('model.run')).toMatchObject([{ params: { verdict: 'refused', findings: 0 } }]);
  expect(await refusedBy(displaySet({ volume: null }))).toBe('infer.no-orientation');
  expect(await library.store.findingsOfStudy(study)).toEqual([]);
});

test('a pack whose weights are not the file its card names is refused', async () => {
  await makePack(folder, { weights: Uint8Array.of(1, 2, 3) });
  await expect(runModel(ask, parts())).rejects.toMatchObject({ code: 'packs.digest', params: { file: 'model.onnx' } });
  const [found] = await listPacks({ models: folder, library });
  expect(found?.row.problem?.code).toBe('packs.digest');
});

test('a graph that cannot be read ends with its code, not with a crash', { timeout: 60_000 }, async () => {
  const weights = {
    file: 'model.onnx',
    sha256: '039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81',
    bytes: 3,
    opset: 17,
  };
  await makePack(folder, { weights: Uint8Array.of(1, 2, 3), change: { weights } });
  await expect(runModel(ask, parts())).rejects.toMatchObject({ code: 'infer.graph' });
});

test('a cancelled run proposes nothing', { timeout: 60_000 }, async () => {
  await makePack(folder);
  const aborter = new AbortController();
  const running = runModel(ask, parts({ signal: aborter.signal, report: () => aborter.abort() }));
  await expect(running).rejects.toMatchObject({ code: 'job.cancelled' });
  expect(await library.store.findingsOfStudy(study)).toEqual([]);
});

test('an unknown pack is named', async () => {
  await expect(runModel({ ...ask, model: 'spleen' }, parts())).rejects.toMatchObject({
    code: 'packs.unknown',
    params: { id: 'spleen' },
  });
});

test('an installed pack takes the place of the shipped one when it is newer, and only then', async () => {
  const { ctx, signal, report } = parts();
  await makePack(folder, { change: { version: '1.9.0' } });
  const install = async (version: string): Promise<string> => {
    const elsewhere = path.join(folder, 'elsewhere', version);
    const { id } = await makePack(elsewhere, { change: { version } });
    await installPack({ ctx, path: path.join(elsewhere, id), signal, report });
    return (await readyPack(ctx, id)).card.version;
  };
  expect(await install('1.8.5')).toBe('1.9.0');
  expect(await install('1.10.0')).toBe('1.10.0');
});
