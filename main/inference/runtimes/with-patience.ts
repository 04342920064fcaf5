import { AppError } from '../../../models/base/app-error.ts';

export interface Patience {
  readonly signal: AbortSignal;
  readonly ms: number; // without a sign of life
}

/**
 * Runs work that may hang: its signal is aborted when `alive` was not called for `ms`.
 *
 * @throws AppError `infer.hang`; `job.cancelled` and whatever `work` throws.
 */
export async function withPatience<T>(
  { signal, ms }: Patience,
  work: (signal: AbortSignal, alive: () => void) => Promise<T>,
): Promise<T> {
  const hang = new AbortController();
  const start = (): NodeJS.Timeout => setTimeout(() => hang.abort(), ms);
  let timer = start();
  const alive = (): void => {
    clearTimeout(timer);
    timer = start();
  };
  try {
    return await work(AbortSignal.any([signal, hang.signal]), alive);
  } catch (error) {
    throw hang.signal.aborted && !signal.aborted
      ? new AppError('infer.hang', { seconds: Math.round(ms / 1000) }, error)
      : error;
  } finally {
    clearTimeout(timer);
  }
}
