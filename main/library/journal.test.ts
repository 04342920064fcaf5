import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Fact } from '../../models/base/fact.ts';
import { Digest, GenomeFileId, ReportId, StudyUid, SubjectId } from '../../models/base/ids.ts';
import { decide } from '../../models/findings/decide.ts';
import { hippocampusPack, makeFinding, reader } from '../../tests/fixtures/make-finding.ts';
import type { Change } from '../../models/library/edits.ts';
import type { Changed } from '../../models/library/worklist.ts';
import { Journal } from './journal.ts';
import type { Store } from './store.ts';
import { makeBatch } from '../../tests/fixtures/make-received.ts';
import { makeStore } from '../../tests/fixtures/make-store.ts';
import { News } from './store/news.ts';

let library: { readonly store: Store; readonly journal: Journal; readonly news: News<Changed> };
let subject: SubjectId;
let ids: number;
const studyUid = StudyUid.parse('1.2.1');

beforeEach(async () => {
  ids = 0;
  const store = await makeStore();
  const news = new News<Changed>();
  library = {
    store,
    news,
    journal: new Journal({ store, news, newId: () => `id-${++ids}`, now: () => '2026-01-10T12:00:00.000Z' }),
  };
  await library.store.putReceived(makeBatch([{}]));
  subject = (await library.store.study(studyUid))?.subject ?? SubjectId.parse('none');
  await library.journal.signIn(reader);
});
afterEach(() => library.store.close());
afterEach(() => vi.unstubAllEnvs());

const append = (change: Change, actor: typeof reader | typeof hippocampusPack = reader) =>
  library.journal.append({ subject, studyUid, actor, change });
const sbp = (value: number): Fact => ({
  key: 'sbp',
  code: null,
  value: { kind: 'quantity', value, unit: 'mm[Hg]' },
  at: '2026-01-10T12:00:00.000Z',
  from: { kind: 'typed', by: reader },
  notes: [],
});
const setSbp = async (value: number) =>
  append({
    kind: 'fact.set',
    key: 'sbp',
    before: await library.store.enteredFact({ subject, key: 'sbp' }),
    after: sbp(value),
  });
const sbpNow = async () => (await library.store.enteredFact({ subject, key: 'sbp' }))?.value;
const accept = async () => {
  const change = decide(makeFinding(), { to: 'accepted', by: reader, at: '2026-01-10T12:00:00.000Z', reason: null });
  if (change.ok) await append(change.value);
};
const status = async () => (await library.store.findingsOfStudy(studyUid))[0]?.status;

describe('undo', () => {
  test('walks back this person’s Edits, newest first, and forward again', async () => {
    await setSbp(120);
    await setSbp(140);
    await library.journal.undo(subject, reader);
    expect(await sbpNow()).toMatchObject({ value: 120 });
    await library.journal.undo(subject, reader);
    expect(await sbpNow()).toBeUndefined();
    expect(await library.journal.undo(subject, reader)).toBeNull();
    await library.journal.redo(subject, reader);
    await library.journal.redo(subject, reader);
    expect(await sbpNow()).toMatchObject({ value: 140 });
    expect(await library.journal.redo(subject, reader)).toBeNull();
  });

  test('leaves alone what a pack proposed, and what was done before sign-in', async () => {
    await append({ kind: 'finding.propose', finding: makeFinding() }, hippocampusPack);
    expect(await library.journal.undo(subject, reader)).toBeNull();
    await accept();
    await library.journal.signIn(reader);
    expect(await library.journal.undo(subject, reader)).toBeNull();
    expect(await status()).toBe('accepted');
  });

  test('takes an acceptance back to a proposal that nobody decided', async () => {
    await append({ kind: 'finding.propose', finding: makeFinding() }, hippocampusPack);
    await accept();
    await library.journal.undo(subject, reader);
    expect((await library.store.findingsOfStudy(studyUid))[0]).toEqual(makeFinding());
  });

  test('asked for twice at once takes two Edits back', async () => {
    await setSbp(120);
    await append({ kind: 'finding.propose', finding: makeFinding() });
    await Promise.all([library.journal.undo(subject, reader), library.journal.undo(subject, reader)]);
    expect(await library.store.findingsOfStudy(studyUid)).toEqual([]);
    expect(await library.store.enteredFacts(subject)).toEqual([]);
  });

  test('stops at a signing', async () => {
    const report = ReportId.parse('r1');
    await append({ kind: 'report.text', report, section: 'impression', before: null, after: 'None.' });
    await library.store.freezeReport({ report, body: { text: 'None.' }, files: [] });
    await append({ kind: 'report.sign', report, digest: Digest.parse('d'.repeat(64)) });
    expect(await library.journal.undo(subject, reader)).toBeNull();
    await expect(
      append({ kind: 'report.text', report, section: 'impression', before: 'None.', after: 'x' }),
    ).rejects.toMatchObject({ code: 'report.not-a-draft' });
    expect((await library.store.report(report))?.state).toBe('signed');
  });
});

test('an amendment is discarded with its texts and comes back with them; the signed report stays', async () => {
  const [report, amending] = [ReportId.parse('r1'), ReportId.parse('r2')];
  await append({ kind: 'report.text', report, section: 'impression', before: null, after: 'None.' });
  await library.store.freezeReport({ report, body: { text: 'None.' }, files: [] });
  await append({ kind: 'report.sign', report, digest: Digest.parse('d'.repeat(64)) });
  await append({ kind: 'report.amend', report: amending, amends: report, reason: 'A slip.' });
  await append({ kind: 'report.text', report: amending, section: 'impression', before: 'None.', after: 'One.' });
  const states = async () =>
    (await library.store.reportsOfStudy(studyUid)).map(({ id, state, texts }) => [id, state, texts['impression']]);
  await expect(
    append({ kind: 'report.discard', report: amending, amends: report, texts: { impression: 'None.' } }),
  ).rejects.toMatchObject({ code: 'journal.conflict' });
  await append({ kind: 'report.discard', report: amending, amends: report, texts: { impression: 'One.' } });
  expect(await states()).toEqual([['r1', 'signed', 'None.']]);
  await expect(
    append({ kind: 'report.text', report: amending, section: 'impression', before: null, after: 'x' }),
  ).rejects.toMatchObject({ code: 'report.not-a-draft' });
  await library.journal.undo(subject, reader);
  expect(await states()).toEqual([
    ['r2', 'draft', 'One.'],
    ['r1', 'signed', 'None.'],
  ]);
  await library.journal.redo(subject, reader);
  expect(await states()).toEqual([['r1', 'signed', 'None.']]);
});

test('a report counts as signed on the day of the clock it was signed by', async () => {
  vi.stubEnv('TZ', 'Pacific/Kiritimati'); // where noon of Greenwich is 2 h of the next day
  const report = ReportId.parse('r1');
  await append({ kind: 'report.text', report, section: 'impression', before: null, after: 'None.' });
  await library.store.freezeReport({ report, body: { text: 'None.' }, files: [] });
  await append({ kind: 'report.sign', report, digest: Digest.parse('d'.repeat(64)) });
  const counts = async (today: string) => (await library.store.counts({ today }))['signed-today'];
  expect([await counts('2026-01-10'), await counts('2026-01-11')]).toEqual([0, 1]);
});

describe('conflicts', () => {
  test('a change to what is no longer so is refused, and nothing is written', async () => {
    await setSbp(120);
    const before = await library.store.journal({ subject: null, offset: 0, limit: 10 });
    await expect(append({ kind: 'fact.set', key: 'sbp', before: null, after: sbp(99) })).rejects.toMatchObject({
      code: 'journal.conflict',
      params: { kind: 'fact.set' },
    });
    expect(await library.store.journal({ subject: null, offset: 0, limit: 10 })).toEqual(before);
  });

  test('a finding decided twice at once is decided once', async () => {
    await append({ kind: 'finding.propose', finding: makeFinding() }, hippocampusPack);
    await accept();
    await expect(accept()).rejects.toMatchObject({ code: 'journal.conflict' });
  });
});

describe('joining', () => {
  test('a study moves to another subject, and undo moves it back', async () => {
    const other = SubjectId.parse('other');
    await library.store.putSubject({
      id: other,
      name: 'DOE^Ann',
      patientId: '18',
      issuer: '',
      birthDate: null,
      sex: null,
    });
    await append({ kind: 'subject.join', item: { kind: 'study', uid: studyUid }, from: subject, to: other });
    expect((await library.store.studiesOf(other)).map(({ uid }) => uid)).toEqual([studyUid]);
    await library.journal.undo(subject, reader);
    expect((await library.store.study(studyUid))?.subject).toBe(subject);
  });

  test('a genome file belongs to nobody until a person says whose it is', async () => {
    const file = GenomeFileId.parse('g1');
    await library.store.putGenomeFile({
      file: { id: file, at: '2026-01-10T12:00:00.000Z', name: 's.vcf', body: { build: 'GRCh38' } },
      genotypes: [{ key: 'rs7412', body: 'C/C' }],
    });
    expect(await library.store.genomeFilesOf(subject)).toEqual([]);
    await append({ kind: 'subject.join', item: { kind: 'genome', file }, from: null, to: subject });
    expect(await library.store.genomeFilesOf(subject)).toMatchObject([{ id: 'g1', body: { build: 'GRCh38' } }]);
    expect(await library.store.genotypesOf(file)).toEqual([{ key: 'rs7412', body: 'C/C' }]);
  });
});

describe('the audit', () => {
  test('tells who did what, newest first, and what was taken back', async () => {
    await setSbp(120);
    await library.journal.undo(subject, reader);
    await library.journal.note({ actor: reader, subject, kind: 'report.export', params: { name: 'report.pdf' } });
    const { total, entries } = await library.store.journal({ subject, offset: 0, limit: 10 });
    expect(total).toBe(3);
    expect(entries.map(({ kind, isUndone }) => [kind, isUndone])).toEqual([
      ['report.export', false],
      ['fact.set', false],
      ['fact.set', true],
    ]);
    expect(entries[0]).toMatchObject({ actor: reader, params: { name: 'report.pdf' } });
  });

  test('is one chain, whole from the first link', async () => {
    await setSbp(120);
    await setSbp(130);
    expect(await library.store.verifyJournal()).toMatchObject({ brokenAt: null });
  });
});

test('the worklist and the listeners learn of each Edit', async () => {
  const news: Changed[] = [];
  library.news.listen((changed) => news.push(changed));
  await append({ kind: 'finding.propose', finding: makeFinding() }, hippocampusPack);
  await accept();
  expect(news).toEqual([
    { what: 'finding', subject, studyUid },
    { what: 'finding', subject, studyUid },
  ]);
  const { rows } = await library.store.worklist({
    search: '',
    sort: { by: 'findings', descending: true },
    filter: { view: 'all', modality: null, bodyPart: null, from: null, to: null, subject: null, today: null },
    offset: 0,
    limit: 1,
  });
  expect(rows[0]).toMatchObject({ openFindings: 0, acceptedFindings: 1 });
});
