import { randomBytes, randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AppError } from '../../../models/base/app-error.ts';
import { localDateOf } from '../../../models/base/dates.ts';
import { Digest, InstanceId, StudyUid } from '../../../models/base/ids.ts';
import { modelRunKind } from '../../../models/findings/ledger/model-run.ts';
import type { ModelRun } from '../../../models/findings/ledger/model-run.ts';
import type { DisplaySet, Frame } from '../../../models/imaging/display-set.ts';
import type { Batch } from '../../../models/inference/run/batch/batch.ts';
import type { BatchPlan } from '../../../models/inference/run/batch/plan.ts';
import { Policy } from '../../../models/library/settings.ts';
import { makePack } from '../../../tests/fixtures/make-pack.ts';
import { makeBatch as makeReceivedBatch } from '../../../tests/fixtures/make-received.ts';
import { makeSmallHead, smallGrid } from '../../../tests/fixtures/make-small-head.ts';
import { FileTokens } from '../../app/files.ts';
import { silentLog } from '../../app/log.ts';
import { openLibrary } from '../../library/library.ts';
import type { Library } from '../../library/library.ts';
import { imagesDigest } from '../keep/note-run.ts';
import type { RunParts } from '../run-parts.ts';
import { Batches } from './batches.ts';
import { keepBatch, keptBatch, keptBatches } from './kept-batches.ts';
import { makeBatch } from './make-batch.ts';

let folder: string;
let library: Library;
const key = randomBytes(32);
const open = (): Promise<Library> =>
  openLibrary({
    folder: path.join(folder, 'library'),
    key,
    policy: Policy.parse({ schema: 1 }),
    now: () => new Date().toISOString(),
    newId: randomUUID,
  });
const frameOf = (id: string): Frame => ({ instance: InstanceId.parse(id), frame: 0 }) as Frame;
const study = StudyUid.parse('1.2.1');
const studies = [1, 2, 3].map((study) => StudyUid.parse(`1.2.${study}`));

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'phenoscope-batch-'));
  await mkdir(path.join(folder, 'library'));
  library = await open();
  await library.store.putReceived(makeReceivedBatch([{ study: 1 }, { study: 2 }, { study: 3 }]));
  await makePack(path.join(folder, 'packs'));
});
afterEach(async () => {
  await library.close();
  await rm(folder, { recursive: true, force: true });
});

const image = (): Float32Array => {
  const voxels = new Float32Array(15 ** 3);
  for (const slice of [7, 8])
    for (const row of [7, 8]) for (const column of [7, 8]) voxels[(slice * 15 + row) * 15 + column] = 200;
  return voxels;
};

/** Study 1 is an MR, study 2 one whose pixels cannot be read, study 3 a CT unless `third` says otherwise. */
const ctxOf = (third = 'CT', onRead: () => void = () => undefined): RunParts['ctx'] => {
  const modalities: Record<string, string> = { '1.2.1': 'MR', '1.2.2': 'MR', '1.2.3': third };
  const of = (study: string): DisplaySet =>
    makeSmallHead({ studyUid: StudyUid.parse(study), modality: modalities[study] ?? '' });
  return {
    library,
    images: {
      setsOfStudy: (study) => Promise.resolve([of(study)]),
      setById: (id) => Promise.resolve(of(id.slice(4))),
      png: (pixels) => pixels,
      volume: ({ studyUid }) => {
        onRead();
        if (studyUid === '1.2.2')
          return Promise.reject(new AppError('dicom.pixels-short', { index: 3, expected: 2, found: 1 }));
        return Promise.resolve({ voxels: image(), geometry: smallGrid });
      },
      frameValues: () => Promise.reject(new Error('no flat image here')),
      colors: () => Promise.reject(new Error('no flat image here')),
      stored: () => Promise.reject(new Error('no flat image here')),
    },
    slides: {
      planRegion: () => Promise.reject(new Error('no slide here')),
      regionPixels: () => Promise.reject(new Error('no slide here')),
      checkDrawn: () => Promise.reject(new Error('no slide here')),
      count: () => Promise.reject(new Error('no slide here')),
    },
    shell: {
      kind: 'headless',
      version: '',
      keyRing: null,
      openDialog: () => Promise.resolve([]),
      openWindow: () => Promise.resolve(),
      openHost: () => Promise.reject(new Error('a batch needs no window')),
      printToPdf: () => Promise.reject(new Error('no printer')),
      close: () => Promise.resolve(),
    },
    files: new FileTokens(),
    newId: randomUUID,
    models: path.join(folder, 'packs'),
    version: '0',
    log: silentLog,
  };
};
const statesOf = (batch: Batch | null): unknown => batch?.items.map(({ state, reason }) => reason?.code ?? state);
const make = async (ctx: RunParts['ctx']): Promise<Batch> => {
  const batch = await makeBatch({ studies, models: ['sample'] }, ctx);
  await keepBatch(library, batch);
  return batch;
};

test(
  'one study that cannot be read and one that is nothing for the model stop none of the others',
  { timeout: 60_000 },
  async () => {
    const ctx = ctxOf();
    const batch = await make(ctx);
    await new Batches().go(batch, ctx);
    const kept = await keptBatch(library, batch.id);
    expect(kept?.state).toBe('done');
    expect(statesOf(kept)).toEqual(['done', 'dicom.pixels-short', 'infer.wrong-modality']);
    expect((await library.store.findingsOfStudy(StudyUid.parse('1.2.1'))).map(({ status }) => status)).toEqual([
      'proposed',
    ]);
    expect(await library.store.job(batch.id)).toMatchObject({ kind: 'inference.batch', state: 'done' });
    // Once more: what this version proposed is not proposed twice.
    const again = await make(ctx);
    await new Batches().go(again, ctx);
    expect(statesOf(await keptBatch(library, again.id))).toEqual([
      'batch.already',
      'dicom.pixels-short',
      'infer.wrong-modality',
    ]);
  },
);

test(
  'a study of which nothing was proposed is not read again the next night, but where the images or the model changed',
  { timeout: 120_000 },
  async () => {
    let [reads, value] = [0, 20]; // 20: nothing there is as bright as what the model looks for
    const frames: Frame[] = [frameOf('i1')];
    const ctx = ctxOf();
    const set = (): DisplaySet => makeSmallHead({ frames: [...frames] });
    const images: RunParts['ctx']['images'] = {
      ...ctx.images,
      setsOfStudy: () => Promise.resolve([set()]),
      setById: () => Promise.resolve(set()),
      volume: () => {
        reads++;
        const voxels = image().map((voxel) => (voxel > 0 ? value : 0));
        return Promise.resolve({ voxels, geometry: smallGrid });
      },
    };
    const night = async (): Promise<unknown> => {
      const batch = await makeBatch({ studies: [study], models: ['sample'] }, ctx);
      await keepBatch(library, batch);
      await new Batches().go(batch, { ...ctx, images });
      const [item] = (await keptBatch(library, batch.id))?.items ?? [];
      return [reads, item?.reason ?? item?.state];
    };
    const day = localDateOf(new Date());
    const known = { code: 'batch.already-withheld', params: { version: '1.0.0', day, series: 'T1' } };
    expect(await night()).toMatchObject([1, { code: 'infer.implausible' }]);
    expect(await night()).toEqual([1, known]);

    frames.push(frameOf('i2')); // an image more came in
    value = 200;
    expect(await night()).toEqual([2, 'done']);
    expect(await night()).toMatchObject([2, { code: 'batch.already' }]);
    frames.push(frameOf('i3'));
    expect(await night()).toEqual([3, 'done']);

    await makePack(path.join(folder, 'packs'), { change: { version: '1.1.0' } }); // the same weights, another card
    expect(await night()).toEqual([4, 'done']);
    expect(await night()).toMatchObject([4, { code: 'batch.already' }]);
  },
);

test(
  'a place that a person showed, in which nothing was found, is not the whole image',
  { timeout: 60_000 },
  async () => {
    const ctx = ctxOf('MR');
    const { weights, version } = await makePack(path.join(folder, 'packs'));
    const told = async (uid: StudyUid, asked: ModelRun['asked']): Promise<unknown> => {
      const set = makeSmallHead({ studyUid: uid });
      const images = imagesDigest({ dimensions: 3 }, set, 0);
      const about = { model: 'sample', version, sha256: Digest.parse(weights.sha256), study: uid, displaySet: set.id };
      const run = {
        ...about,
        images,
        asked,
        frame: 0,
        dimensions: 3,
        codes: '',
        verdict: 'passed',
        findings: 0,
      } as const;
      const actor = { kind: 'unattended' } as const;
      await library.journal.note({ actor, subject: null, kind: modelRunKind, params: run satisfies ModelRun });
      const batch = await makeBatch({ studies: [uid], models: ['sample'] }, ctx);
      await new Batches().go(batch, ctx);
      return statesOf(await keptBatch(library, batch.id));
    };
    const [whole, part] = [study, StudyUid.parse('1.2.3')];
    expect(await told(whole, 'all')).toEqual(['batch.already-nothing']);
    expect(await told(part, 'part')).toEqual(['done']);
  },
);

test('paused, the item that ran is put back; then it goes on with what is left', { timeout: 60_000 }, async () => {
  const batches = new Batches();
  let reads = 0;
  const ctx = ctxOf('MR', () => {
    if (++reads === 3) batches.pause(batch.id); // while the third study is read
  });
  const batch = await make(ctx);
  await batches.go(batch, ctx);
  const paused = await keptBatch(library, batch.id);
  expect([paused?.state, statesOf(paused)]).toEqual(['paused', ['done', 'dicom.pixels-short', 'waiting']]);
  if (paused) await batches.go(paused, ctx);
  expect(statesOf(await keptBatch(library, batch.id))).toEqual(['done', 'dicom.pixels-short', 'done']);
});

test('a batch that runs when the library closes goes on when it is opened again', { timeout: 60_000 }, async () => {
  const batches = new Batches();
  const closing: Promise<void>[] = [];
  const ctx = ctxOf('MR', () => void (closing.length > 0 || closing.push(library.close())));
  const batch = await make(ctx);
  await batches.go(batch, ctx);
  await Promise.all(closing);
  library = await open();
  const [cut] = await keptBatches(library);
  expect([cut?.state, statesOf(cut ?? null)]).toEqual(['running', ['waiting', 'waiting', 'waiting']]);
  if (cut) await new Batches().go(cut, ctxOf('MR'));
  expect(statesOf(await keptBatch(library, batch.id))).toEqual(['done', 'dicom.pixels-short', 'done']);
});

test('cancelled from the list of jobs it ends for good, and keeps what it proposed', { timeout: 60_000 }, async () => {
  const batches = new Batches();
  let reads = 0;
  const ctx = ctxOf('MR', () => {
    if (++reads === 2) void library.jobs.cancel(batch.id);
  });
  const batch = await make(ctx);
  await batches.go(batch, ctx);
  const cancelled = await keptBatch(library, batch.id);
  expect(cancelled?.state).toBe('cancelled');
  expect(await library.store.findingsOfStudy(StudyUid.parse('1.2.1'))).toHaveLength(1);
  if (cancelled) await batches.go(cancelled, ctx);
  expect((await keptBatch(library, batch.id))?.state).toBe('cancelled');
});

describe('at its hour', () => {
  const minuteMs = 60_000;
  const plan = { start: '2026-11-30T22:00', stop: '07:00', again: '22:00' };
  /** A library whose clock the test turns, and a sleep that turns it on to when it was to end. */
  const turned = (at: string) => {
    const clock = { ms: new Date(at).getTime() }; // without a zone it is read on this machine's clock
    const ctx = ctxOf('MR');
    const own = { ...library, now: () => new Date(clock.ms).toISOString() };
    const slept: string[] = [];
    const batches = new Batches(async (until, signal) => {
      if (signal.aborted) throw new Error('aborted');
      if (until.endsWith(plan.stop)) return new Promise((resolve) => setTimeout(resolve, 5)); // looks at the clock again
      slept.push(until);
      clock.ms = new Date(until).getTime();
    });
    return { clock, batches, slept, ctx: { ...ctx, library: own } };
  };
  const planned = async (ctx: RunParts['ctx'], wanted: BatchPlan): Promise<Batch> => {
    const by = { kind: 'person', id: 'p1', name: 'Dr. A. Reader' } as const;
    const batch = await makeBatch({ studies, models: ['sample'], plan: wanted }, ctx, by);
    await keepBatch(library, batch);
    return batch;
  };

  test('it waits as a job that is listed, then runs', { timeout: 60_000 }, async () => {
    const { ctx, batches, slept } = turned('2026-11-30T15:00');
    const batch = await planned(ctx, { ...plan, stop: null, again: null });
    const states: unknown[] = [];
    batches.changed.listen(({ state }) => states.push(state));
    await batches.go(batch, ctx);
    expect(slept).toEqual(['2026-11-30T22:00']);
    expect([states[0], states.at(-1)]).toEqual(['waiting', 'done']);
    expect(await keptBatch(library, batch.id)).toMatchObject({ note: null, by: { name: 'Dr. A. Reader' } });
  });

  test('the program was not running at that hour: it starts late and says so', { timeout: 60_000 }, async () => {
    const { ctx, batches, clock } = turned('2026-12-01T03:30');
    const batch = await planned(ctx, plan);
    await batches.go(batch, ctx);
    expect(await keptBatch(library, batch.id)).toMatchObject({
      state: 'done',
      note: { code: 'batch.late', params: { planned: '2026-11-30 22:00', at: '2026-12-01 03:30' } },
    });
    clock.ms = new Date('2026-12-01T09:00').getTime();
    const missed = await planned(ctx, { ...plan, again: null });
    await batches.go(missed, ctx);
    expect(await keptBatch(library, missed.id)).toMatchObject({ state: 'paused', note: { code: 'batch.missed' } });
  });

  test('in the morning it puts back what runs, rests, and goes on the next night', { timeout: 60_000 }, async () => {
    let reads = 0;
    const { ctx, batches, clock, slept } = turned('2026-11-30T22:00');
    // The clock is turned by the second study's pixels: it is past seven when they have been read.
    const images = {
      ...ctx.images,
      volume: (...asked: Parameters<typeof ctx.images.volume>) => {
        if (++reads === 2) clock.ms = new Date('2026-12-01T07:00').getTime();
        return ctx.images.volume(...asked);
      },
    };
    const notes: unknown[] = [];
    batches.changed.listen(({ note, state }) => state === 'waiting' && notes.push(note));
    const batch = await planned(ctx, plan);
    await batches.go(batch, { ...ctx, images });
    const kept = await keptBatch(library, batch.id);
    expect(slept).toEqual(['2026-12-01T22:00']);
    expect(notes).toContainEqual({ code: 'batch.rests', params: { at: '2026-12-01 07:00', next: '2026-12-01 22:00' } });
    expect([kept?.state, statesOf(kept), kept?.plan?.start]).toEqual([
      'done',
      ['done', 'dicom.pixels-short', 'done'],
      '2026-12-01T22:00',
    ]);
  });

  test(
    'one that waits is started at once, or cancelled, and of two the first goes first',
    { timeout: 60_000 },
    async () => {
      const { ctx } = turned('2026-11-30T15:00');
      const never = new Batches(
        (_, signal) =>
          new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('woken')))),
      );
      const [first, second] = [await planned(ctx, plan), await planned(ctx, plan)];
      const order: unknown[] = [];
      never.changed.listen(({ id, state }) => state === 'done' && order.push(id));
      const waiting = [never.go(first, ctx), never.go(second, ctx)];
      await expect.poll(() => library.jobs.list()).toMatchObject([{ state: 'queued' }, { state: 'queued' }]);
      await never.goNow(first.id, ctx);
      expect((await keptBatch(library, first.id))?.plan).toEqual({ ...plan, start: '2026-11-30T15:00' });
      await never.cancel(second.id, library);
      await Promise.all(waiting);
      expect(order).toEqual([first.id]);
      expect((await keptBatch(library, second.id))?.state).toBe('cancelled');
    },
  );

  test('a night that was cut by the end of the program is not called a late one', { timeout: 60_000 }, async () => {
    const { ctx, batches, clock } = turned('2026-11-30T22:00');
    const batch = await planned(ctx, plan);
    clock.ms += 90 * minuteMs;
    await batches.go({ ...batch, state: 'running' }, ctx);
    expect(await keptBatch(library, batch.id)).toMatchObject({ state: 'done', note: null });
  });
});

test('one whose program was killed while it ran goes on when asked: no other program has it', async () => {
  const ctx = ctxOf();
  const batches = new Batches();
  const cut = { ...(await make(ctx)), state: 'running' as const };
  await keepBatch(library, cut);
  expect(await batches.isElsewhere(cut, library)).toBe(false);
  await batches.goNow(cut.id, ctx);
  expect((await keptBatch(library, cut.id))?.state).toBe('done');
}, 120_000);

test('studies run in the order of the list, or by their date', async () => {
  const ctx = ctxOf();
  await library.store.putReceived(
    makeReceivedBatch([
      { study: 4, date: '2020-02-01' },
      { study: 5, date: '2031-02-01' },
    ]),
  );
  const wish = { studies: ['1.2.1', '1.2.5', '1.2.4'].map((uid) => StudyUid.parse(uid)), models: ['sample'] };
  const order = async (by: 'list' | 'oldest' | 'newest'): Promise<string[]> =>
    (await makeBatch({ ...wish, order: by }, ctx)).items.map(({ study }) => study);
  expect(await order('list')).toEqual(['1.2.1', '1.2.5', '1.2.4']);
  expect(await order('oldest')).toEqual(['1.2.4', '1.2.1', '1.2.5']);
  expect(await order('newest')).toEqual(['1.2.5', '1.2.1', '1.2.4']);
});

test('an unknown study or model starts nothing', async () => {
  const ctx = ctxOf();
  await expect(makeBatch({ studies, models: ['spleen'] }, ctx)).rejects.toMatchObject({ code: 'packs.unknown' });
  const unknown = [StudyUid.parse('9.9')];
  await expect(makeBatch({ studies: unknown, models: ['sample'] }, ctx)).rejects.toMatchObject({
    code: 'library.unknown-study',
  });
});
