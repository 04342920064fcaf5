import { useEffect, useState } from 'react';
import type { JobRow } from '../../../models/library/job-row.ts';
import { api } from '../api/api.ts';
import { useCall } from '../api/use-call.ts';

/** The jobs of the program, newest news first asked, then followed. */
export function useJobs(): readonly JobRow[] {
  const first = useCall(() => api.library.jobs({}), 'jobs');
  const [newer, setNewer] = useState<readonly JobRow[] | null>(null);
  useEffect(() => api.library.jobsChanged(setNewer), []);
  return newer ?? (first.status === 'done' ? first.value : []);
}
