import { Actor } from '../../../models/base/actor.ts';
import type { Person } from '../../../models/base/actor.ts';
import { isAppError } from '../../../models/base/app-error.ts';
import type { Counted } from '../../../models/base/ipc/counted.ts';
import { z } from '../../../models/base/schema.ts';
import { RunRequest } from '../../../models/inference/contract.ts';
import type { RunResult } from '../../../models/inference/contract.ts';
import { note } from '../../../models/inference/guard.ts';
import type { JobRequest } from '../../library/jobs.ts';
import type { Library } from '../../library/library.ts';
import type { JobRecord } from '../../library/store/tables/records.ts';
import { runModel } from '../run.ts';
import type { RunParts } from '../run-parts.ts';

const kind = 'inference.run';

/** What a run's job keeps: what was asked, and who asked. */
const KeptRun = z.object({ request: RunRequest, by: Actor });
type KeptRun = z.infer<typeof KeptRun>;

interface Asking {
  readonly ctx: RunParts['ctx'];
  readonly signal: AbortSignal;
  readonly report?: (progress: Counted) => void;
}

/** Runs a model as a job that stands in the library's list, and that a restart of the program does not lose. */
export const runListed = (asked: KeptRun, { ctx, ...asking }: Asking): Promise<RunResult> =>
  ctx.library.jobs.run({ kind, input: asked, ...asking }, (run) => runModel(asked.request, { ctx, ...run }));

/** A run that a restart cut, once more; its findings say so. */
async function again({ request, by }: KeptRun, { id }: JobRecord, ctx: RunParts['ctx']): Promise<void> {
  const { library } = ctx;
  await library.journal.note({ actor: by, subject: null, kind: 'model.run-again', params: { model: request.model } });
  const { signal } = new AbortController();
  const job: JobRequest = { kind, input: { request, by }, params: { again: 1 }, signal, resume: id };
  await library.jobs.run(job, (run) => runModel(request, { ctx, ...run, notes: [note('infer.run-again')] }));
}

/** Ends for good what is not to be run once more. */
const giveUp = ({ store, now }: Library, job: JobRecord, code: string): Promise<void> =>
  store.putJob({ ...job, state: 'failed', code, endedAt: now() });

/**
 * Starts again the runs of this person that the end of the program cut short, one after the other, once each: a run that
 * was cut twice may be what ended the program. Called when the library opens; how each went is in the list of jobs.
 *
 * @param person  who signed in.
 */
export async function resumeRuns(ctx: RunParts['ctx'], person: Person): Promise<void> {
  const { library } = ctx;
  for (const job of await library.store.unfinishedJobs()) {
    if (job.kind !== kind) continue;
    const kept = KeptRun.safeParse(job.input);
    if (!kept.success) {
      await giveUp(library, job, 'job.interrupted');
      continue;
    }
    const { by } = kept.data;
    if (by.kind !== 'person' || by.id !== person.id) continue; // it waits for whoever asked
    if (job.params['again'] !== undefined) await giveUp(library, job, 'infer.cut-twice');
    else
      await again(kept.data, job, ctx).catch((error: unknown) => {
        if (!isAppError(error)) throw error; // its line in the list says how it ended
      });
  }
}
