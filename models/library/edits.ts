import { Actor } from '../base/actor.ts';
import { Instant } from '../base/dates.ts';
import { Fact } from '../base/fact.ts';
import { EditId, GenomeFileId, StudyUid, SubjectId } from '../base/ids.ts';
import { z } from '../base/schema.ts';
import { FindingChange, invertFindingChange } from '../findings/edits.ts';
import { ReportChange, invertReportChange } from '../report/edits.ts';

/** An entered Fact is set, replaced or (null) taken away. */
export const FactSet = z.object({
  kind: z.literal('fact.set'),
  key: z.string().min(1),
  before: Fact.nullable(),
  after: Fact.nullable(),
});

/** What can be said to be of one Subject. */
export const Joined = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('study'), uid: StudyUid }),
  z.object({ kind: z.literal('genome'), file: GenomeFileId }),
]);
export type Joined = z.infer<typeof Joined>;

/** "This is one person": an item moves to a Subject. Null: it belonged to nobody yet. */
export const SubjectJoin = z.object({
  kind: z.literal('subject.join'),
  item: Joined,
  from: SubjectId.nullable(),
  to: SubjectId.nullable(),
});

export const LibraryChange = z.discriminatedUnion('kind', [FactSet, SubjectJoin]);
export type LibraryChange = z.infer<typeof LibraryChange>;

/** Every kind of change to a case: each word's `edits.ts`, one line a word. */
export const Change = z.discriminatedUnion('kind', [
  ...LibraryChange.options,
  ...FindingChange.options,
  ...ReportChange.options,
]);
export type Change = z.infer<typeof Change>;

/** The only way to change a case: who changed what, when. `undoes` names the Edit that this one takes back. */
export const Edit = z.object({
  schema: z.literal(1),
  id: EditId,
  at: Instant,
  actor: Actor,
  subject: SubjectId,
  studyUid: StudyUid.nullable(),
  undoes: EditId.nullable(),
  change: Change,
});
export type Edit = z.infer<typeof Edit>;

/**
 * The change that takes `change` back, or null where nothing can (a signed report is amended, never undone).
 * Total: a change without a case here does not compile.
 */
export function invertChange(change: Change): Change | null {
  switch (change.kind) {
    case 'fact.set':
      return { ...change, before: change.after, after: change.before };
    case 'subject.join':
      return { ...change, from: change.to, to: change.from };
    case 'finding.propose':
    case 'finding.add':
    case 'finding.withdraw':
    case 'finding.decide':
    case 'finding.reshape':
    case 'finding.name':
      return invertFindingChange(change);
    case 'report.text':
    case 'report.sign':
    case 'report.amend':
    case 'report.discard':
    case 'report.restore':
      return invertReportChange(change);
  }
}

/** What undo needs to know of an Edit: its id, which Edit it takes back, and whether it can be taken back itself. */
export interface UndoStep {
  readonly id: EditId;
  readonly undoes: EditId | null;
  readonly hasInverse: boolean;
}

/** Which Edit the next undo and the next redo would take back; null: none. */
export interface UndoPosition {
  readonly undo: EditId | null;
  readonly redo: EditId | null;
}

/**
 * Where undo and redo stand after a person's Edits in one case.
 *
 * An undo takes back the newest Edit that still holds; a redo takes back the newest undo. A new Edit ends what could
 * be redone. An Edit without inverse (signing) ends both: nothing before it can be undone.
 *
 * @param steps  one person's Edits in one case since sign-in, oldest first. Total.
 */
export function undoPosition(steps: readonly UndoStep[]): UndoPosition {
  let done: EditId[] = [];
  let undone: EditId[] = [];
  for (const step of steps) {
    if (!step.hasInverse) [done, undone] = [[], []];
    else if (step.undoes === null) [done, undone] = [[...done, step.id], []];
    else if (step.undoes === done.at(-1)) [done, undone] = [done.slice(0, -1), [...undone, step.id]];
    else if (step.undoes === undone.at(-1)) [done, undone] = [[...done, step.id], undone.slice(0, -1)];
  }
  return { undo: done.at(-1) ?? null, redo: undone.at(-1) ?? null };
}
