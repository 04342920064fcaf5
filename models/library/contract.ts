import { Person } from '../base/actor.ts';
import { call, edit, feature, feed } from '../base/ipc/contract.ts';
import { Instant } from '../base/dates.ts';
import { Fact, FactValue } from '../base/fact.ts';
import { Code } from '../base/code.ts';
import { EditId, FileToken, JobId, StudyUid, SubjectId } from '../base/ids.ts';
import { z } from '../base/schema.ts';
import { JobRow } from './job-row.ts';
import { JournalEntry } from './journal-entry.ts';
import { SampleCase } from './sample.ts';
import { SettingRow } from './settings.ts';
import { InstanceProblem, SeriesRow, Study } from './study.ts';
import { Subject } from './subject.ts';
import { Changed, WorklistCounts, WorklistPage, WorklistQuery } from './worklist.ts';

const Nothing = z.object({});
const Passphrase = z.string().min(1).max(1000);
const NewPassphrase = z.string().min(12).max(1000);
const OfSubject = z.object({ subject: SubjectId });
const OfWindow = z.object({ window: z.string().max(100) });
const SignedIn = z.object({ person: Person.nullable(), at: z.string().nullable() });
const PickedFile = z.object({ file: FileToken, name: z.string() });

/** Undo and redo: the Edit that was appended, or null when there is nothing left to take back. */
const Stepped = z.object({ edit: EditId.nullable(), kind: z.string().nullable() });

/**
 * Where the library stands. `new`: no account yet. `locked`: a passphrase or the recovery key opens it; `problem` says
 * why it did not open by itself (`keys.backend`: another key ring than the one that wrapped the key).
 */
export const LibraryStatus = z.object({
  state: z.enum(['new', 'locked', 'open']),
  account: z.object({ name: z.string() }).nullable(),
  person: Person.nullable(),
  keyBackend: z.enum(['keyring', 'passphrase']),
  problem: z.string().nullable(),
  /** Jobs that go on behind the lock. */
  behindLock: z.number().int().nonnegative(),
  shell: z.enum(['electron', 'browser', 'headless']),
  version: z.string(),
});
export type LibraryStatus = z.infer<typeof LibraryStatus>;

export const library = feature('library', {
  // Opening. `person` is null when nobody is at the keyboard. Refusals: keys.wrong {tries, minutes}, keys.paused {seconds},
  // keys.recovery-typo, keys.recovery-wrong, keys.exists, keys.none.
  status: call({ input: Nothing, output: LibraryStatus }),
  setUp: call({
    input: z.object({ name: z.string().min(1).max(200), passphrase: NewPassphrase }),
    output: z.object({ recoveryKey: z.string(), person: Person.nullable() }),
  }),
  /** `at`: where the window was when it locked; null when there is nothing to go back to. */
  unlock: call({ input: z.object({ passphrase: Passphrase }), output: SignedIn }),
  recover: call({
    input: z.object({ recoveryKey: z.string(), newPassphrase: NewPassphrase }),
    output: SignedIn,
  }),
  changePassphrase: call({
    input: z.object({ passphrase: Passphrase, newPassphrase: NewPassphrase }),
    output: Nothing,
  }),
  /** Signs out; jobs go on behind the lock. `at`: where the window is, to come back to. */
  lock: call({ input: z.object({ at: z.string().max(2000).optional() }), output: Nothing }),
  statusChanged: feed({ output: LibraryStatus }),
  /** Somebody touches this window: the others are not to lock. Told to all of them; a window knows itself by its name. */
  here: call({ input: OfWindow, output: Nothing }),
  touched: feed({ output: OfWindow }),

  // The list and one study.
  worklist: call({ input: WorklistQuery, output: WorklistPage }),
  counts: call({ input: z.object({ today: WorklistQuery.shape.filter.unwrap().shape.today }), output: WorklistCounts }),
  study: call({
    input: z.object({ studyUid: StudyUid }),
    output: z.object({
      subject: Subject,
      study: Study,
      series: z.array(SeriesRow),
      problems: z.array(InstanceProblem),
      priors: z.array(Study),
    }),
  }),
  /** The study is on screen, not only chosen in the list: it stands in the audit, and is no longer unread. */
  openStudy: call({ input: z.object({ studyUid: StudyUid }), output: Nothing }),
  patient: call({ input: OfSubject, output: z.object({ subject: Subject, studies: z.array(Study) }) }),

  // The case. `facts` are entered and derived ones together; `studyUid` null: of every study.
  facts: call({ input: z.object({ subject: SubjectId, studyUid: StudyUid.nullable() }), output: z.array(Fact) }),
  setFact: edit(
    call({
      input: z.object({
        subject: SubjectId,
        key: z.string().min(1),
        code: Code.nullable(),
        value: FactValue.nullable(),
        notes: z.array(z.string()).default([]),
        /** When it was measured; now, if not given. */
        at: Instant.optional(),
        /** The file it was read from; typed in, if not given. */
        file: z.string().optional(),
      }),
      output: Stepped,
    }),
  ),
  joinStudy: edit(call({ input: z.object({ studyUid: StudyUid, to: SubjectId }), output: Stepped })),
  undo: edit(call({ input: OfSubject, output: Stepped })),
  redo: edit(call({ input: OfSubject, output: Stepped })),
  journal: call({
    input: z.object({
      subject: SubjectId.nullable(),
      offset: z.number().int().nonnegative(),
      limit: z.number().int().min(1).max(500),
    }),
    output: z.object({ total: z.number().int(), entries: z.array(JournalEntry), isIntact: z.boolean() }),
  }),

  settings: call({ input: Nothing, output: z.array(SettingRow) }),
  setSetting: call({
    input: z.object({ key: z.string(), value: SettingRow.shape.value.nullable() }),
    output: SettingRow,
  }),

  jobs: call({ input: Nothing, output: z.array(JobRow) }),
  /** Of one that runs: asks it to stop. Of one that the end of a program cut short: it is not told of any more. */
  cancelJob: call({ input: z.object({ job: JobId }), output: Nothing }),
  jobsChanged: feed({ output: z.array(JobRow) }),

  pickFiles: call({
    input: z.object({
      purpose: z.enum([
        'study',
        'folder',
        'vcf',
        'outside',
        'score',
        'panel',
        'components',
        'clinvar',
        'exons',
        'knowledge',
        'model',
        'normative',
      ]),
    }),
    output: z.array(PickedFile),
  }),
  sample: call({ input: Nothing, output: SampleCase.nullable() }),
  changed: feed({ output: Changed }),
});
