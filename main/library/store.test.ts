import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { JobId, ReportId, SeriesUid, StudyUid } from '../../models/base/ids.ts';
import { noFilter } from '../../models/library/worklist.ts';
import type { WorklistQuery } from '../../models/library/worklist.ts';
import { openStore } from './store.ts';
import type { Store } from './store.ts';
import { jane, makeBatch, makeReceived } from '../../tests/fixtures/make-received.ts';
import { makeStore } from '../../tests/fixtures/make-store.ts';

let store: Store;
beforeEach(async () => {
  store = await makeStore();
});
afterEach(() => store.close());

const study = StudyUid.parse('1.2.1');
const ask = (wanted: Partial<WorklistQuery> = {}) =>
  store.worklist({
    search: '',
    sort: { by: 'date', descending: true },
    filter: noFilter,
    offset: 0,
    limit: 100,
    ...wanted,
  });
const take = async (...files: Parameters<typeof makeBatch>[0]) =>
  (await store.putReceived(makeBatch(files))).map(({ status, code }) => [status, code]);

describe('receiving', () => {
  test('a new file makes subject, study, series and one line of the worklist', async () => {
    await take({ number: 1 }, { number: 2 }, { series: 2, modality: 'SR', number: 1 });
    const { total, rows } = await ask();
    expect(total).toBe(1);
    expect(rows[0]).toMatchObject({
      subject: { name: 'SAMPLE^Jane', sex: 'F' },
      modalities: ['MR', 'SR'],
      seriesCount: 2,
      imageCount: 3,
      isUnread: true,
      report: 'none',
    });
    expect((await store.instancesOfSeries(SeriesUid.parse('1.2.1.1'))).map(({ header }) => header)).toEqual([
      { InstanceNumber: 1 },
      { InstanceNumber: 2 },
    ]);
  });

  test('the same content again is a duplicate and is not kept twice', async () => {
    expect(await take({ path: 'a' }, { path: 'b' })).toEqual([
      ['imported', null],
      ['duplicate', null],
    ]);
    expect(await store.instancesOfStudy(study)).toHaveLength(1);
  });

  test('the same identifier with other content is kept and flagged', async () => {
    expect(await take({ path: 'a' }, { path: 'b', content: 'other' })).toEqual([
      ['imported', null],
      ['flagged', 'dicom.uid-clash'],
    ]);
    expect(await store.instancesOfSop('1.2.1.1.1')).toHaveLength(2);
    expect(await store.problemsOf(study)).toMatchObject([{ code: 'dicom.uid-clash', isQuarantined: false }]);
  });

  test('a file whose series came with another study joins it there, says so, and makes no empty study', async () => {
    await take({ number: 1 });
    const received = makeReceived({ number: 2 });
    const named = { ...received, study: { ...received.study, uid: StudyUid.parse('1.2.9') } };
    const file = { path: 'late', size: 1, modifiedMs: 0, outcome: { received: named } };
    const job = JobId.parse('job-2');
    expect(await store.putReceived({ job, files: [file, { ...file, path: 'again' }] })).toMatchObject([
      {
        status: 'imported',
        code: 'dicom.series-elsewhere',
        params: { series: '1.2.1.1', named: '1.2.9', study: '1.2.1' },
        studyUid: '1.2.1',
      },
      { status: 'duplicate', studyUid: '1.2.1' },
    ]);
    expect((await ask()).rows.map(({ imageCount }) => imageCount)).toEqual([2]);
    expect(await store.study(StudyUid.parse('1.2.9'))).toBeNull();
  });

  test('the file of another patient is set aside, also when it came first', async () => {
    const other = { ...jane, patientId: '5508-221', birthDate: '1990-02-25' };
    await take({ number: 1, identity: other });
    const rows = await store.putReceived(makeBatch([{ number: 2 }, { number: 3 }]));
    expect(rows.map(({ status }) => status)).toEqual(['imported', 'imported']);
    expect(await store.problemsOf(study)).toMatchObject([
      { code: 'dicom.other-patient', params: { id: '5508-221', born: '1990-02-25' }, isQuarantined: true },
    ]);
    expect((await ask()).rows[0]).toMatchObject({ subject: { patientId: '17' }, imageCount: 2, problemCount: 1 });
    expect((await store.importRows(JobId.parse('job-1')))[0]).toMatchObject({
      path: '1/1/1',
      status: 'quarantined',
      code: 'dicom.other-patient',
    });
  });

  test('of another patient who states no date of birth the text has no gap', async () => {
    await take({ number: 1, identity: { ...jane, patientId: '5508-221', birthDate: null } });
    await store.putReceived(makeBatch([{ number: 2 }, { number: 3 }]));
    const params = { id: '5508-221', born: '–' };
    expect(await store.problemsOf(study)).toMatchObject([{ code: 'dicom.other-patient', params }]);
    expect((await store.importRows(JobId.parse('job-1')))[0]).toMatchObject({ params });
  });

  test('a name spelt differently is still the same patient', async () => {
    await take({ number: 1 }, { number: 2, identity: { ...jane, name: 'Sample, Jane' } });
    expect(await store.problemsOf(study)).toEqual([]);
  });

  test('two studies of one patient are one subject, and priors of each other', async () => {
    await take({ study: 1, date: '2024-01-10' }, { study: 2, date: '2026-01-10' });
    const { rows } = await ask();
    expect(new Set(rows.map(({ subject }) => subject.id)).size).toBe(1);
    expect(rows.map(({ priorCount }) => priorCount)).toEqual([1, 0]);
  });

  test('a batch that comes again after a crash changes nothing', async () => {
    const batch = makeBatch([{ number: 1 }, { number: 2 }]);
    const first = await store.putReceived(batch);
    expect(await store.putReceived(batch)).toEqual(first);
    expect(await store.importedPaths(batch.job)).toHaveLength(2);
  });

  test('a file that cannot be read stands in the rows with its reason and stops nothing', async () => {
    const [good] = makeBatch([{}]).files;
    const bad = {
      path: 'x.dcm',
      size: 3,
      modifiedMs: 0,
      outcome: { refused: { code: 'dicom.not-dicom', params: { bytes: 3 } } },
    };
    await store.putReceived({ job: JobId.parse('j'), files: good ? [bad, good] : [] });
    expect(await store.importRowsAround(study)).toMatchObject([
      { path: 'x.dcm', status: 'refused', code: 'dicom.not-dicom', params: { bytes: 3 } },
    ]);
  });
});

describe('the worklist', () => {
  beforeEach(async () => {
    await take(
      { study: 1, date: '2026-03-01', description: 'Schädel T1', modality: 'MR' },
      {
        study: 2,
        date: '2026-02-01',
        description: 'Chest',
        modality: 'CT',
        identity: { ...jane, name: 'DOE^Ann', patientId: 'LIDC-0314' },
      },
      {
        study: 3,
        date: '2026-01-01',
        description: 'Abdomen',
        modality: 'CT',
        identity: { ...jane, name: 'ABEL^Otto', patientId: '9', sex: 'M' },
      },
    );
  });
  const uids = (page: Awaited<ReturnType<typeof ask>>) => page.rows.map(({ study: { uid } }) => uid.slice(-1)).join('');

  test.each([
    ['every word begins a word of the row', 'doe che', '2'],
    ['accents and case do not matter', 'SCHADEL', '1'],
    ['a part of an ID', 'LIDC-03', '2'],
    ['a date', '2026-01', '3'],
    ['nothing fits', 'zzz', ''],
    ['signs of the query language are only signs', '"doe" OR NOT (x*)', ''],
  ])('search: %s', async (_, search, expected) => expect(uids(await ask({ search }))).toBe(expected));

  test('sorts by any column, both ways', async () => {
    expect(uids(await ask({ sort: { by: 'patient', descending: false } }))).toBe('321');
    expect(uids(await ask({ sort: { by: 'date', descending: false } }))).toBe('321');
    expect(uids(await ask({ sort: { by: 'modality', descending: true } }))).toBe('132');
  });

  test('filters narrow, and the window cuts while the total stays', async () => {
    expect(uids(await ask({ filter: { ...noFilter, modality: 'CT' } }))).toBe('23');
    expect(uids(await ask({ filter: { ...noFilter, from: '2026-02-01' } }))).toBe('12');
    expect(await ask({ filter: { ...noFilter, modality: 'CT' }, offset: 1, limit: 1 })).toMatchObject({
      total: 2,
      rows: [{ study: { uid: '1.2.3' } }],
    });
  });

  test('an opened study is no longer unread', async () => {
    await store.markOpened({ study, at: '2026-04-01T10:00:00.000Z' });
    expect(uids(await ask({ filter: { ...noFilter, view: 'unread' } }))).toBe('23');
    expect(await store.counts({ today: null })).toEqual({
      all: 3,
      unread: 2,
      proposed: 0,
      drafts: 0,
      'signed-today': 0,
    });
  });
});

describe('on disk, in its own thread', () => {
  let folder: string;
  let threaded: Store;
  const key = randomBytes(32);
  const place = () => ({ file: path.join(folder, 'library.db'), copies: path.join(folder, 'copies'), key });
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'store-'));
    threaded = await openStore(place());
    await threaded.putReceived(makeBatch([{ description: 'Needle in a haystack' }]));
  });
  afterEach(async () => {
    await threaded.close();
    await rm(folder, { recursive: true, force: true });
  });

  test('a healthy database has nothing to report, and no word of the patient is readable in its file', async () => {
    expect(await threaded.integrity()).toEqual([]);
    await threaded.close();
    const bytes = await readFile(path.join(folder, 'library.db'));
    expect(bytes.includes('Needle')).toBe(false);
    expect(bytes.includes('SQLite format')).toBe(false);
  });

  test('another key opens nothing, the right one finds everything again', async () => {
    await threaded.close();
    await expect(openStore({ ...place(), key: randomBytes(32) })).rejects.toMatchObject({ code: 'store.key' });
    threaded = await openStore(place());
    expect((await threaded.counts({ today: null })).all).toBe(1);
  });

  test('a method’s refusal arrives with its code; a closed store refuses with its own', async () => {
    await expect(threaded.freezeReport({ report: ReportId.parse('r1'), body: {}, files: [] })).rejects.toMatchObject({
      code: 'report.not-a-draft',
    });
    await threaded.close();
    await expect(threaded.counts({ today: null })).rejects.toMatchObject({ code: 'store.stopped' });
  });
});
