import { useCallback, useRef, useState } from 'react';
import { AppError, isAppError } from '../../../models/base/app-error.ts';

export type JobState<P, T> =
  | { readonly status: 'idle' }
  | { readonly status: 'running'; readonly progress: P | null }
  | { readonly status: 'done'; readonly value: T }
  | { readonly status: 'failed'; readonly error: AppError };

type Start<I, P, T> = (input: I, options: { signal: AbortSignal; onProgress: (progress: P) => void }) => Promise<T>;

/** Runs one job at a time from a view: its state, a way to start and a way to cancel. */
export function useJob<I, P, T>(
  start: Start<I, P, T>,
): {
  readonly state: JobState<P, T>;
  readonly run: (input: I) => Promise<T | undefined>;
  readonly cancel: () => void;
} {
  const [state, setState] = useState<JobState<P, T>>({ status: 'idle' });
  const aborter = useRef<AbortController>(null);
  const run = useCallback(
    async (input: I): Promise<T | undefined> => {
      const mine = (aborter.current = new AbortController());
      setState({ status: 'running', progress: null });
      try {
        const onProgress = (progress: P): void => setState({ status: 'running', progress });
        const value = await start(input, { signal: mine.signal, onProgress });
        setState({ status: 'done', value });
        return value;
      } catch (error) {
        setState({ status: 'failed', error: isAppError(error) ? error : new AppError('ipc.unexpected', {}, error) });
        return undefined;
      }
    },
    [start],
  );
  return { state, run, cancel: () => aborter.current?.abort() };
}
