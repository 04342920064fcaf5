import { AppError } from '../../models/base/app-error.ts';
import type { FindingId } from '../../models/base/ids.ts';
import type { Refusal, Result } from '../../models/base/result.ts';
import type { FindingChange } from '../../models/findings/edits.ts';
import type { Finding } from '../../models/findings/finding.ts';
import type { Context } from '../app/context.ts';

/** A finding that must be there. @throws AppError `findings.unknown`. */
export async function wanted({ library }: Pick<Context, 'library'>, id: FindingId): Promise<Finding> {
  const finding = await library.store.finding(id);
  if (!finding) throw new AppError('findings.unknown');
  return finding;
}

/** The value of an expected outcome. @throws AppError with the refusal's code. */
export function insist<T>(result: Result<T, Refusal>): T {
  if (!result.ok) throw new AppError(result.error.code, result.error.params);
  return result.value;
}

/** One Edit of a finding's study. @throws AppError `library.unknown-study`, `journal.conflict`. */
export async function append(
  { library, actor }: Pick<Context, 'library' | 'actor'>,
  { on: { studyUid } }: Finding,
  to: FindingChange,
): Promise<void> {
  const study = await library.store.study(studyUid);
  if (!study) throw new AppError('library.unknown-study', { study: studyUid });
  await library.journal.append({ subject: study.subject, studyUid, actor, change: to });
}
