import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DisplaySetId, InstanceId, SeriesUid, StudyUid } from '../../../models/base/ids.ts';
import type { DisplaySet, Frame } from '../../../models/imaging/display-set.ts';
import { mostImages } from '../../../models/inference/run/batch/batch.ts';
import type { BatchItem } from '../../../models/inference/run/batch/batch.ts';
import { makeContext } from '../../../tests/fixtures/make-context.ts';
import type { MadeContext } from '../../../tests/fixtures/make-context.ts';
import { makeBatch } from '../../../tests/fixtures/make-received.ts';
import type { RunParts } from '../run-parts.ts';
import { runItem } from './run-item.ts';

// Films of one series, read by the model that ships, on the picture that is its example.
const models = path.resolve(import.meta.dirname, '../../../models/ai');
const studyUid = StudyUid.parse('1.2.1');
let made: MadeContext;
beforeEach(async () => {
  made = await makeContext();
  await made.ctx.session.setUp({ name: 'Dr. A. Reader', passphrase: 'correct horse battery' });
  await made.ctx.library.store.putReceived(makeBatch([{ modality: 'DX' }]));
});
afterEach(() => made.close());

const film = (n: number, change: Partial<Frame> = {}): Frame => ({
  instance: InstanceId.parse(`i${n}`),
  sopInstanceUid: `1.2.1.1.${n}`,
  sopClassUid: '1.2.840.10008.5.1.4.1.1.1.1',
  transferSyntaxUid: '1.2.840.10008.1.2.1',
  instanceNumber: n,
  frame: 0,
  pixels: { rows: 512, columns: 512, samplesPerPixel: 1, photometric: 'MONOCHROME2' } as Frame['pixels'],
  plane: null,
  spacingKind: 'none',
  sliceThicknessMm: null,
  windows: [],
  view: 'PA',
  problem: null,
  ...change,
});

const partsOf = async (frames: readonly Frame[], broken = -1): Promise<RunParts> => {
  const set: DisplaySet = {
    id: DisplaySetId.parse('films'),
    studyUid,
    seriesUid: SeriesUid.parse('1.2.1.1'),
    frameOfReferenceUid: null,
    kind: 'stack',
    modality: 'DX',
    description: 'Chest PA',
    bodyPart: 'CHEST',
    laterality: null,
    seriesNumber: 1,
    frames: [...frames],
    volume: null,
    missingSlices: [],
    warnings: [],
  };
  const values = Float32Array.from(await readFile(path.join(models, 'chest-xray/examples/input.u8')));
  const images: RunParts['ctx']['images'] = {
    ...made.ctx.images,
    setsOfStudy: () => Promise.resolve([set]),
    setById: () => Promise.resolve(set),
    frameValues: (_, frame) =>
      frame === broken
        ? Promise.reject(new Error('damaged'))
        : Promise.resolve({ channels: 1, rows: 512, columns: 512, values: values.slice(), photometric: 'MONOCHROME2' }),
  };
  const { library, slides, shell, files, newId, version, log } = made.ctx;
  return {
    ctx: { library, images, slides, shell, files, newId, models, version, log },
    signal: new AbortController().signal,
    report: () => undefined,
  };
};
const item: BatchItem = {
  study: studyUid,
  patient: 'SAMPLE^Jane',
  description: 'Chest',
  model: 'chest-xray',
  state: 'waiting',
  reason: null,
  findings: 0,
  images: [],
};

test(
  'each film that the model fits has a result of its own; a lateral and a broken one say why not; nothing is read twice',
  { timeout: 120_000 },
  async () => {
    const films = [film(1, { view: 'LL' }), film(2), film(3), film(4)];
    const parts = await partsOf(films, 3);
    const settled = await runItem(item, parts);
    expect(settled.images.map(({ image, state, reason }) => [image, reason?.code ?? state])).toEqual([
      [1, 'infer.flat-view'],
      [2, 'done'],
      [3, 'done'],
      [4, 'ipc.unexpected'],
    ]);
    expect(settled).toMatchObject({ state: 'done', reason: { code: 'batch.images', params: { read: 2, images: 4 } } });
    const found = await made.ctx.library.store.findingsOfStudy(studyUid);
    const on = new Set(found.map(({ geometry }) => (geometry.kind === 'mask' ? -1 : geometry.frame)));
    expect(on).toEqual(new Set([1, 2]));
    expect(settled.findings).toBe(found.length);
    const again = await runItem(item, await partsOf(films));
    expect(again.images.map(({ reason, state }) => reason?.code ?? state)).toEqual([
      'infer.flat-view',
      'batch.already',
      'batch.already',
      'done',
    ]);
  },
);

test('of a very long series the first are read, and it says where it stopped', { timeout: 60_000 }, async () => {
  // None of them can be read: what is counted is how many were tried.
  const parts = await partsOf(Array.from({ length: mostImages + 5 }, (_, i) => film(i + 1)));
  const none: RunParts['ctx']['images'] = {
    ...parts.ctx.images,
    frameValues: () => Promise.reject(new Error('damaged')),
  };
  const settled = await runItem(item, { ...parts, ctx: { ...parts.ctx, images: none } });
  expect([settled.state, settled.images.length]).toEqual(['failed', mostImages]);
});
