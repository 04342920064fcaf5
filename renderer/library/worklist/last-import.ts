import type { JobRow } from '../../../models/library/job-row.ts';

/** The import that ended last; undefined while none has. @param jobs  what runs, then what ended, newest first. */
export const lastImport = (jobs: readonly JobRow[]): JobRow | undefined =>
  jobs.find(({ kind, endedAt }) => kind === 'dicom.import' && endedAt !== null);
