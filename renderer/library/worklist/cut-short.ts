import { FindingId, StudyUid } from '../../../models/base/ids.ts';
import type { JobRow } from '../../../models/library/job-row.ts';
import type { Place } from '../../ui/frame/page-props.ts';

/** These go on by themselves, at the sign-in of who asked. */
const goOn: ReadonlySet<string> = new Set(['dicom.import', 'inference.run', 'inference.batch']);

/** What the end of the program cut short, that nothing goes on with and nobody has taken note of; newest first. Total. */
export const cutShort = (jobs: readonly JobRow[]): readonly JobRow[] =>
  jobs.filter(({ kind, code, endedAt }) => code === 'job.interrupted' && endedAt === null && !goOn.has(kind));

const atModels: ReadonlySet<string> = new Set(['inference.install', 'inference.inspect', 'inference.goldenInput']);

/** Where a job is started again; null where it has no place of its own. Total. */
export function placeOf({ kind, params }: JobRow): Place | null {
  if (atModels.has(kind)) return { page: 'settings', section: 'models' };
  const [study, finding] = [StudyUid.safeParse(params['study']), FindingId.safeParse(params['finding'])];
  return study.success && finding.success ? { page: 'images', studyUid: study.data, focus: finding.data } : null;
}
