import { useEffect, useState } from 'react';
import { AppError, isAppError } from '../../../models/base/app-error.ts';

export type Answer<T> =
  | { readonly status: 'loading' }
  | { readonly status: 'done'; readonly value: T }
  | { readonly status: 'failed'; readonly error: AppError };

/**
 * Asks when shown and again when `key` changes; a newer question makes the older answer void. While asking again the
 * last value stays, so nothing jumps.
 */
export function useCall<T>(ask: (signal: AbortSignal) => Promise<T>, key: string): Answer<T> {
  const [answer, setAnswer] = useState<Answer<T>>({ status: 'loading' });
  useEffect(() => {
    const aborter = new AbortController();
    const settle = (next: Answer<T>): void => void (aborter.signal.aborted || setAnswer(next));
    ask(aborter.signal).then(
      (value) => settle({ status: 'done', value }),
      (error: unknown) =>
        settle({ status: 'failed', error: isAppError(error) ? error : new AppError('ipc.unexpected', {}, error) }),
    );
    return () => aborter.abort();
    // `ask` is a new function at each rendering; what it asks is named by `key`.
  }, [key]);
  return answer;
}
