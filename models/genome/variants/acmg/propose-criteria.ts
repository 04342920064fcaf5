import type { Annotation } from '../annotation/annotation.ts';
import { criteriaTable, criterionOf } from './criterion.ts';
import type { AppliedCriterion } from './criterion.ts';

/** A criterion that the data speak for. It counts only when a person applies it: `source` says what is left to weigh. */
export interface ProposedCriterion extends AppliedCriterion {
  readonly because: string; // the consequence or the frequency as the file states it
  readonly source: string;
}

/**
 * What the annotations of one variant propose. Frequency is the highest that a population has.
 *
 * @param annotations  of one ALT, as the file states them. Total.
 */
export function proposeCriteria(annotations: readonly Annotation[]): readonly ProposedCriterion[] {
  const consequences = new Set(annotations.flatMap((each) => each.consequences));
  const frequency = Math.max(...annotations.map((each) => each.frequency ?? Number.NEGATIVE_INFINITY));
  return criteriaTable.automatic.flatMap((row) => {
    const because =
      row.needs === 'frequency'
        ? frequency > row.above
          ? String(frequency)
          : undefined
        : row.consequences.find((each) => consequences.has(each));
    const criterion = criterionOf(row.code);
    return because !== undefined && criterion ? [{ ...criterion, because, source: row.source }] : [];
  });
}
