import { AppError } from '../../models/base/app-error.ts';
import type { Actor } from '../../models/base/actor.ts';
import { EditId } from '../../models/base/ids.ts';
import type { StudyUid, SubjectId } from '../../models/base/ids.ts';
import { Change, invertChange } from '../../models/library/edits.ts';
import type { Edit } from '../../models/library/edits.ts';
import type { JournalEntry } from '../../models/library/journal-entry.ts';
import type { Changed } from '../../models/library/worklist.ts';
import { undoPosition } from '../../models/library/edits.ts';
import type { News } from './store/news.ts';
import type { Store } from './store.ts';

export interface JournalParts {
  readonly store: Store;
  readonly news: News<Changed>;
  readonly now: () => string;
  readonly newId: () => string;
}

/** What somebody wants changed; the journal adds id and time. */
export interface Wish {
  readonly subject: SubjectId;
  readonly studyUid: StudyUid | null;
  readonly actor: Actor;
  readonly change: Change;
}

/** The only way to change a case. Also undo, audit trail, crash recovery, and the news that keeps two windows equal. */
export class Journal {
  readonly #parts: JournalParts;
  #signInSeq = 0;
  #steps: Promise<unknown> = Promise.resolve(); // undo and redo go one after the other: each begins where the last one ended

  constructor(parts: JournalParts) {
    this.#parts = parts;
  }

  /**
   * Makes a change: written down and brought into the tables, both or neither; then told.
   *
   * @throws AppError `journal.conflict` when the case is no longer as the change says it was; `report.not-a-draft`; the
   *   store's own.
   */
  append(wish: Wish): Promise<Edit> {
    return this.#append(wish, null);
  }

  /** Takes back this person's newest Edit in this case since sign-in; null: nothing left, or signed since. */
  undo(subject: SubjectId, actor: Actor): Promise<Edit | null> {
    return this.#step(subject, actor, 'undo');
  }

  /** Brings back what the newest undo took; null: nothing was undone, or something new was done since. */
  redo(subject: SubjectId, actor: Actor): Promise<Edit | null> {
    return this.#step(subject, actor, 'redo');
  }

  /** Something that changes no case but must be known later: opened, exported, signed in. */
  note(event: {
    readonly actor: Actor;
    readonly subject: SubjectId | null;
    readonly kind: string;
    readonly params?: JournalEntry['params'];
  }): Promise<number> {
    return this.#parts.store.note({ params: {}, ...event, at: this.#parts.now() });
  }

  /** From here on undo walks back: called by the session. */
  async signIn(actor: Actor): Promise<void> {
    this.#signInSeq = await this.note({ actor, subject: null, kind: 'sign-in' });
  }

  #step(subject: SubjectId, actor: Actor, way: 'undo' | 'redo'): Promise<Edit | null> {
    const step = this.#steps.then(() => this.#stepNow(subject, actor, way));
    this.#steps = step.catch(() => undefined);
    return step;
  }

  async #stepNow(subject: SubjectId, actor: Actor, way: 'undo' | 'redo'): Promise<Edit | null> {
    const { store } = this.#parts;
    const edits = await store.editsSince({ subject, actor, afterSeq: this.#signInSeq });
    const steps = edits.map((edit) => ({ ...edit, hasInverse: invertChange(edit.change) !== null }));
    const id = undoPosition(steps)[way];
    const edit = id && (await store.edit(id));
    if (!edit) return null;
    const change = invertChange(edit.change);
    if (!change) throw new AppError('journal.no-inverse', { kind: edit.change.kind });
    return this.#append({ subject, studyUid: edit.studyUid, actor, change }, edit.id);
  }

  async #append({ subject, studyUid, actor, change }: Wish, undoes: EditId | null): Promise<Edit> {
    const { store, news, now, newId } = this.#parts;
    const edit: Edit = {
      schema: 1,
      id: EditId.parse(newId()),
      at: now(),
      actor,
      subject,
      studyUid,
      undoes,
      change: Change.parse(change),
    };
    await store.append(edit);
    for (const changed of newsOf(edit)) news.tell(changed);
    return edit;
  }
}

/** Who must look again after an Edit. */
function newsOf({ subject, studyUid, change }: Edit): Changed[] {
  const [word] = change.kind.split('.');
  if (change.kind === 'fact.set') return [{ what: 'fact', subject, studyUid }];
  if (change.kind === 'subject.join') {
    const what = change.item.kind === 'genome' ? 'genome' : 'subject';
    return [change.from, change.to].flatMap((one) => (one === null ? [] : [{ what, subject: one, studyUid } as const]));
  }
  return [{ what: word === 'report' ? 'report' : 'finding', subject, studyUid }];
}
