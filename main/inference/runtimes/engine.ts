import { AppError } from '../../../models/base/app-error.ts';
import type { Context } from '../../app/context.ts';
import { HostWindow } from './host-window.ts';

/** What runs packs in one program: one run at a time, and the hidden window if there is one. */
export class Engine {
  readonly host: HostWindow;
  #last: Promise<unknown> = Promise.resolve();

  constructor(newId: () => string) {
    this.host = new HostWindow(newId);
  }

  /** Waits for its turn, then works. @throws AppError `job.cancelled` when cancelled while waiting. */
  inTurn<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    const mine = this.#last.then(() => {
      if (signal.aborted) throw new AppError('job.cancelled');
      return work();
    });
    this.#last = mine.catch(() => undefined);
    return mine;
  }
}

// One engine a program. A handler is given a new context each time, with the program's one table of files in it.
const engines = new WeakMap<Context['files'], Engine>();

/** The engine of the program that asks. */
export function engineOf({ files, newId }: Pick<Context, 'files' | 'newId'>): Engine {
  const known = engines.get(files);
  if (known) return known;
  const engine = new Engine(newId);
  engines.set(files, engine);
  return engine;
}
