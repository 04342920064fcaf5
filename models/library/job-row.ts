import { Counted } from '../base/ipc/counted.ts';
import { Instant } from '../base/dates.ts';
import { JobId } from '../base/ids.ts';
import { Params } from '../base/result.ts';
import { z } from '../base/schema.ts';

export const JobState = z.enum(['queued', 'running', 'done', 'failed', 'cancelled']);
export type JobState = z.infer<typeof JobState>;

/** A job as the list shows it. `kind` is the contract's name of it (`dicom.import`); `code` says how it ended. */
export const JobRow = z.object({
  id: JobId,
  kind: z.string(),
  state: JobState,
  progress: Counted.nullable(),
  code: z.string().nullable(),
  params: Params,
  queuedAt: Instant,
  endedAt: Instant.nullable(),
});
export type JobRow = z.infer<typeof JobRow>;
