import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../models/base/app-error.ts';
import type { Handlers } from '../../models/base/ipc/contract.ts';
import type { Fact } from '../../models/base/fact.ts';
import type { library as contract, LibraryStatus } from '../../models/library/contract.ts';
import type { Edit } from '../../models/library/edits.ts';
import { SampleCard } from '../../models/library/sample.ts';
import type { SampleCase } from '../../models/library/sample.ts';
import type { Context } from '../app/context.ts';
import { gatherFacts } from './facts.ts';

type LibraryHandlers = Handlers<(typeof contract)['entries'], Context>;

const statusOf = ({ session, shell, version }: Context): LibraryStatus => ({
  state: session.state,
  account: session.account,
  person: session.person,
  keyBackend: session.keyBackend,
  problem: session.problem,
  behindLock: session.behindLock,
  shell: shell.kind,
  version,
});

const stepped = (edit: Edit | null): { edit: Edit['id'] | null; kind: string | null } => ({
  edit: edit?.id ?? null,
  kind: edit?.change.kind ?? null,
});

/** Opening a study is known later: it stands in the audit, and the study is no longer unread. */
const openStudy: LibraryHandlers['openStudy'] = async ({ studyUid }, { library, actor }) => {
  const { store, journal, news, now } = library;
  const study = await store.study(studyUid);
  if (!study) throw new AppError('library.unknown-study', { study: studyUid });
  if (await store.markOpened({ study: studyUid, at: now() })) {
    await journal.note({ actor, subject: study.subject, kind: 'study.open', params: { study: studyUid } });
    news.tell({ what: 'study', subject: study.subject, studyUid });
  }
  return {};
};

const readStudy: LibraryHandlers['study'] = async ({ studyUid }, { library: { store } }) => {
  const study = await store.study(studyUid);
  const subject = study && (await store.subject(study.subject));
  if (!study || !subject) throw new AppError('library.unknown-study', { study: studyUid });
  const [series, problems, others, found] = await Promise.all([
    store.seriesOf(studyUid),
    store.problemsOf(studyUid),
    store.studiesOf(subject.id),
    store.priorsOf({ subject: subject.id, study: studyUid }),
  ]);
  const priors = found.flatMap((prior) => others.find(({ uid }) => uid === prior.studyUid) ?? []);
  return { subject, study, series, problems, priors };
};

/** Typed in, or read from a file of typed-in values. Null takes the Fact away. */
const setFact: LibraryHandlers['setFact'] = async (asked, { library, actor }) => {
  const { subject, key, code, value, notes, at = library.now(), file } = asked;
  const from: Fact['from'] = file === undefined ? { kind: 'typed', by: actor } : { kind: 'file', name: file };
  const before = await library.store.enteredFact({ subject, key });
  const after: Fact | null = value && { key, code, value, at, from, notes };
  return stepped(
    await library.journal.append({ subject, studyUid: null, actor, change: { kind: 'fact.set', key, before, after } }),
  );
};

const joinStudy: LibraryHandlers['joinStudy'] = async ({ studyUid, to }, { library, actor }) => {
  const study = await library.store.study(studyUid);
  if (!study) throw new AppError('library.unknown-study', { study: studyUid });
  const item = { kind: 'study', uid: studyUid } as const;
  return stepped(
    await library.journal.append({
      subject: to,
      studyUid,
      actor,
      change: { kind: 'subject.join', item, from: study.subject, to },
    }),
  );
};

/** The sample patient shipped with the product; null where it is not shipped. */
async function readSample({ resources, files }: Context): Promise<SampleCase | null> {
  const folder = path.join(resources, 'demo');
  const text = await readFile(path.join(folder, 'sample.json'), 'utf8').catch(() => null);
  if (text === null) return null;
  const { study, vcf, clinical, boxes } = SampleCard.parse(JSON.parse(text));
  const { path: studyPath, ...studySaid } = study;
  const { path: vcfPath, ...vcfSaid } = vcf;
  return {
    study: { ...studySaid, file: files.mint(path.join(folder, studyPath)) },
    vcf: { ...vcfSaid, file: files.mint(path.join(folder, vcfPath)) },
    clinical,
    boxes,
  };
}

type Purpose = Parameters<LibraryHandlers['pickFiles']>[0]['purpose'];

const extensions: Readonly<Record<Purpose, readonly string[]>> = {
  study: [], // DICOM files often have no extension: every file may be chosen
  folder: [],
  vcf: ['vcf', 'gz', 'bgz'],
  outside: ['tsv', 'txt'],
  score: ['txt', 'tsv', 'gz'],
  panel: ['tsv', 'txt', 'gz'],
  components: ['tsv', 'txt', 'sscore', 'gz'],
  clinvar: ['vcf', 'txt', 'tsv', 'gz', 'bgz'],
  knowledge: ['json'],
  exons: ['gff3', 'gff', 'gtf', 'bed', 'gz'],
  model: ['zip', 'onnx'],
  normative: ['csv'],
};

/** Asks the person for files. Titles are codes; the shell's language gives the words. Empty when they cancel. */
const pickFiles: LibraryHandlers['pickFiles'] = async ({ purpose }, { shell, files }) => {
  const title = `library.pick.${purpose}`;
  const kind = purpose === 'folder' ? 'folder' : 'files';
  const chosen = await shell.openDialog({
    title,
    kind,
    filters: extensions[purpose].length === 0 ? [] : [{ name: title, extensions: extensions[purpose] }],
  });
  return chosen.map((file) => ({ file: files.mint(file), name: path.basename(file) }));
};

export const libraryHandlers: LibraryHandlers = {
  status: (_, ctx) => statusOf(ctx),
  setUp: async (asked, { session }) => ({ ...(await session.setUp(asked)), person: session.person }),
  unlock: async ({ passphrase }, { session }) => {
    await session.unlock(passphrase);
    return { person: session.person, at: session.takeLeftAt() };
  },
  recover: async (asked, { session }) => {
    await session.recover(asked);
    return { person: session.person, at: session.takeLeftAt() };
  },
  changePassphrase: async (asked, { session }) => {
    await session.changePassphrase(asked);
    return {};
  },
  lock: async ({ at }, { session }) => {
    await session.lock(at ?? null);
    return {};
  },
  here: (of, { session }) => {
    session.touched.tell(of);
    return {};
  },
  touched: (emit, { session }) => session.touched.listen(emit),
  statusChanged: (emit, ctx) => ctx.session.changed.listen(() => emit(statusOf(ctx))),

  worklist: (query, { library }) => library.store.worklist(query),
  counts: (asked, { library }) => library.store.counts(asked),
  study: readStudy,
  openStudy,
  patient: async ({ subject: id }, { library: { store } }) => {
    const subject = await store.subject(id);
    if (!subject) throw new AppError('library.unknown-subject');
    return { subject, studies: await store.studiesOf(id) };
  },

  facts: async (asked, { library }) => [...(await gatherFacts(library, asked))],
  setFact,
  joinStudy,
  undo: async ({ subject }, { library, actor }) => stepped(await library.journal.undo(subject, actor)),
  redo: async ({ subject }, { library, actor }) => stepped(await library.journal.redo(subject, actor)),
  journal: async (asked, { library: { store } }) => {
    const [page, { brokenAt }] = await Promise.all([store.journal(asked), store.verifyJournal()]);
    return { ...page, isIntact: brokenAt === null };
  },

  settings: (_, { library }) => library.settings.all(),
  setSetting: async ({ key, value }, { library, actor }) => {
    const row = await library.settings.set(key, value);
    await library.journal.note({ actor, subject: null, kind: 'setting', params: { key } });
    library.news.tell({ what: 'setting', subject: null, studyUid: null });
    return row;
  },

  jobs: (_, { library }) => library.jobs.list(),
  cancelJob: async ({ job }, { library }) => {
    await library.jobs.cancel(job);
    return {};
  },
  jobsChanged: (emit, { session }) => session.whileOpen((library) => library.jobs.changed.listen(emit)),

  pickFiles,
  sample: (_, ctx) => readSample(ctx),
  changed: (emit, { session }) => session.whileOpen((library) => library.news.listen(emit)),
};
