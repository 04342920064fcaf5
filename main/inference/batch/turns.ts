import { AppError } from '../../../models/base/app-error.ts';

/** One after the other, in the order they asked. */
export class Turns {
  #last: Promise<void> = Promise.resolve();

  /**
   * Waits for the turn.
   *
   * @returns ends it; must be called. @throws AppError `job.cancelled` when cancelled while waiting: the turn is given on.
   */
  async take(signal: AbortSignal): Promise<() => void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const before = this.#last;
    this.#last = before.then(() => promise);
    const aborted = Promise.withResolvers<void>();
    const give = (): void => aborted.resolve();
    signal.addEventListener('abort', give, { once: true });
    if (signal.aborted) give();
    await Promise.race([before, aborted.promise]);
    signal.removeEventListener('abort', give);
    if (!signal.aborted) return resolve;
    resolve();
    throw new AppError('job.cancelled');
  }
}
