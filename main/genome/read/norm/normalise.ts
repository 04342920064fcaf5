import { rm } from 'node:fs/promises';
import type { Counted } from '../../../../models/base/ipc/counted.ts';
import type { NormSummary } from '../../../../models/genome/file/norm-asked.ts';
import { runWorker } from '../../../app/jobs/worker-port.ts';
import type { NormStart } from './normalise-file.ts';

/** Writes a VCF anew in a thread of its own; of one that is refused or cancelled nothing stays. @throws AppError as `normaliseFile`, `job.cancelled`. */
export async function normalise(
  start: NormStart,
  run: { readonly signal: AbortSignal; readonly report: (progress: Counted) => void },
): Promise<NormSummary> {
  const worker = new URL('./normalise.worker.ts', import.meta.url);
  try {
    return await runWorker<NormStart, Counted, NormSummary>(worker, start, {
      signal: run.signal,
      onProgress: run.report,
    });
  } catch (error) {
    await rm(`${start.out}.part`, { force: true });
    throw error;
  }
}
