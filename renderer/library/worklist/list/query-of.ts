import type { WorklistQuery } from '../../../../models/library/worklist.ts';
import { localDateOf } from '../../../../models/base/dates.ts';
import { pageRows } from './lines.ts';
import type { Narrowing, Span } from './worklist-view.ts';

const days: Readonly<Record<Exclude<Span, 'any'>, number>> = { today: 0, week: 7, month: 31, year: 366 };
const dayMs = 86_400_000;

/** The question that a narrowing asks, on the day the asker's clock shows. */
export function queryOf({ search, view, modality, span, sort }: Narrowing, now: Date): WorklistQuery {
  const from = span === 'any' ? null : localDateOf(new Date(now.getTime() - days[span] * dayMs));
  return {
    search,
    sort,
    filter: { view, modality, bodyPart: null, from, to: null, subject: null, today: localDateOf(now) },
    offset: 0,
    limit: pageRows,
  };
}
