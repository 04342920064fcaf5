import type { EditId } from '../base/ids.ts';

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
