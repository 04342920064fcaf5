import type { Actor } from '../../../base/actor.ts';
import type { Fact } from '../../../base/fact.ts';
import { meaningOf } from './interpretation-key.ts';
import type { KeyMeaning } from './interpretation-key.ts';
import type { InterpretationStep } from './interpretation.ts';

/** A change of an entered Fact, as the journal has it. */
export interface FactEdit {
  readonly at: string;
  readonly actor: Actor;
  readonly undoes: string | null; // the Edit it takes back
  readonly change: { readonly key: string; readonly after: Fact | null };
}

/** The value of a Fact that takes something back with a reason. */
export const takenBack = 'not-applied';

/** What a Fact of an interpretation says; null where it takes back, or is not there. Total. */
export function saidBy(fact: Fact | null): string | null {
  if (fact?.value.kind !== 'text') return null;
  return fact.value.text === takenBack ? null : fact.value.text;
}

/**
 * The steps that the journal has of what `isAbout` chooses, newest first. Total.
 *
 * @param edits  oldest first.
 */
export const historyOf = (
  edits: readonly FactEdit[],
  isAbout: (meaning: KeyMeaning) => boolean,
): InterpretationStep[] =>
  edits
    .flatMap(({ at, actor, undoes, change: { key, after } }): InterpretationStep[] => {
      const meaning = meaningOf(key);
      if (!meaning || !isAbout(meaning)) return [];
      return [
        {
          at,
          by: actor,
          kind: meaning.kind,
          about: meaning.kind === 'criterion' ? meaning.code : meaning.kind === 'glioma' ? meaning.field : '',
          value: saidBy(after),
          why: undoes === null ? (after?.notes[0] ?? '') : '',
          isUndo: undoes !== null,
        },
      ];
    })
    .toReversed();
