import type { StudyUid } from '../../../models/base/ids.ts';
import type { WorklistQuery } from '../../../models/library/worklist.ts';
import { api } from '../../app/api/api.ts';

const pageRows = 500; // the most that one question may ask for

/** The most studies of one batch; as the contract has it. */
export const mostStudies = 2000;

/** The studies that a question to the worklist finds, in its order, at most `mostStudies`. */
export async function studiesOfList(query: WorklistQuery): Promise<StudyUid[]> {
  const found: StudyUid[] = [];
  for (let total = 1; found.length < Math.min(total, mostStudies);) {
    const page = await api.library.worklist({ ...query, offset: found.length, limit: pageRows });
    if (page.rows.length === 0) break;
    total = page.total;
    found.push(...page.rows.map(({ study }) => study.uid));
  }
  return found.slice(0, mostStudies);
}
