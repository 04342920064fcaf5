import { AppError } from '../../../models/base/app-error.ts';
import type { Refusal, Result } from '../../../models/base/result.ts';
import type { z } from '../../../models/base/schema.ts';
import type { FindingReshape } from '../../../models/findings/edits.ts';
import type { Finding } from '../../../models/findings/finding.ts';
import type { Context } from '../../app/context.ts';

/**
 * Keeps a change of a finding's shape: one Edit.
 *
 * @returns the finding as it stands then. @throws AppError with the refusal's code, `library.unknown-study`.
 */
export async function keepReshape(
  finding: Finding,
  change: Result<z.infer<typeof FindingReshape>, Refusal>,
  { library, actor }: Pick<Context, 'library' | 'actor'>,
): Promise<Finding> {
  if (!change.ok) throw new AppError(change.error.code, change.error.params);
  const { studyUid } = finding.on;
  const study = await library.store.study(studyUid);
  if (!study) throw new AppError('library.unknown-study', { study: studyUid });
  await library.journal.append({ subject: study.subject, studyUid, actor, change: change.value });
  return (await library.store.finding(finding.id)) ?? finding;
}
