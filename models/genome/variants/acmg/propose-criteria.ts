import { assertNever } from '../../../base/assert-never.ts';
import type { Annotation } from '../annotation/annotation.ts';
import { criteriaTable, criterionOf } from './criterion.ts';
import type { AppliedCriterion } from './criterion.ts';

/** A criterion that the data speak for. It counts only when a person applies it: `source` says what is left to weigh. */
export interface ProposedCriterion extends AppliedCriterion {
  readonly because: string; // the consequence or the frequency as the file states it
  readonly source: string;
}

/**
 * What the annotations of one variant propose. Frequency is the highest that a population has; where none is stated nothing
 * is proposed from it, since absent and not looked up look alike.
 *
 * @param annotations  of one ALT, as the file states them. Total.
 */
export function proposeCriteria(annotations: readonly Annotation[]): readonly ProposedCriterion[] {
  const consequences = new Set(annotations.flatMap((each) => each.consequences));
  const frequency = Math.max(...annotations.map((each) => each.frequency ?? Number.NEGATIVE_INFINITY));
  return criteriaTable.automatic.flatMap((row) => {
    const because = becauseOf(row, { frequency, consequences });
    const criterion = criterionOf(row.code);
    return because !== undefined && criterion ? [{ ...criterion, because, source: row.source }] : [];
  });
}

const becauseOf = (
  row: (typeof criteriaTable.automatic)[number],
  { frequency, consequences }: { readonly frequency: number; readonly consequences: ReadonlySet<string> },
): string | undefined => {
  switch (row.needs) {
    case 'frequency':
      return frequency > row.above ? String(frequency) : undefined;
    case 'rarity':
      return frequency >= 0 && frequency <= row.atMost ? String(frequency) : undefined;
    case 'consequence':
      return row.consequences.find((each) => consequences.has(each));
    default:
      return assertNever(row);
  }
};
