import { Worker } from 'node:worker_threads';
import { AppError } from '../../models/base/app-error.ts';
import type { DatabasePlace } from './store/database.ts';
import type { StoreMethodName, StoreMethods } from './store/methods.ts';
import type { StoreReply, StoreRequest } from './store/store.worker.ts';

/** Every method of the database, from another thread: same names, same input, a promise of the same answer. */
export type Store = {
  readonly [K in StoreMethodName]: (...input: Parameters<StoreMethods[K]>) => Promise<ReturnType<StoreMethods[K]>>;
} & {
  /** Ends the thread once all that was asked is answered. */
  readonly close: () => Promise<void>;
};

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** The asking end of the database's thread: numbers requests, matches replies. */
class StoreThread {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #next = 1;
  readonly #exited: Promise<unknown>;
  #ended: AppError | null = null;

  constructor(place: DatabasePlace) {
    this.#worker = new Worker(new URL('./store/store.worker.ts', import.meta.url), { workerData: place });
    this.#worker.on('message', (reply: StoreReply) => this.#settle(reply));
    this.#worker.on('error', (error) => this.#end(new AppError('store.stopped', {}, error)));
    this.#exited = new Promise((resolve) => this.#worker.on('exit', resolve));
    this.#worker.on('exit', () => this.#end(new AppError('store.stopped')));
  }

  /** Resolves once the database is open; the reply numbered 0. */
  opened(): Promise<unknown> {
    return new Promise((resolve, reject) => this.#waiting.set(0, { resolve, reject }));
  }

  ask(name: string, input: unknown): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (this.#ended) return reject(this.#ended);
      const id = this.#next++;
      this.#waiting.set(id, { resolve, reject });
      const request: StoreRequest = { id, name, input };
      this.#worker.postMessage(request);
    });
  }

  /** The thread closes the database, then ends by itself: cutting it off could tear the database's own code. */
  async close(): Promise<void> {
    if (!this.#ended) await this.ask('close', null);
    this.#end(new AppError('store.stopped'));
    await this.#exited;
  }

  /** Resolves once the thread is gone. */
  async ended(): Promise<void> {
    await this.#exited;
  }

  #settle(reply: StoreReply): void {
    const waiting = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    if (reply.ok) waiting?.resolve(reply.value);
    else waiting?.reject(new AppError(reply.code, reply.params, reply.stack));
  }

  #end(error: AppError): void {
    this.#ended ??= error;
    for (const waiting of this.#waiting.values()) waiting.reject(this.#ended);
    this.#waiting.clear();
  }
}

/**
 * Opens the encrypted database in a thread of its own, so that no query stops the main process. One writer.
 *
 * @throws AppError (as rejection) `store.key`, `store.damaged`, `store.newer`, `store.cannot-open`; later, from any method,
 *   `store.full`, `store.damaged`, `store.disk`, `store.stopped`, and the method's own codes.
 */
export async function openStore(place: DatabasePlace): Promise<Store> {
  const thread = new StoreThread(place);
  try {
    await thread.opened();
  } catch (error) {
    await thread.ended();
    throw error;
  }
  const ask = { get: (_: object, name: string | symbol) => methodOf(thread, name) };
  // The names and types are those of `storeMethods`; only the thread behind them differs.
  return new Proxy({}, ask) as Store;
}

const methodOf = (thread: StoreThread, name: string | symbol): unknown => {
  if (typeof name !== 'string' || name === 'then') return undefined;
  return name === 'close' ? () => thread.close() : (input: unknown) => thread.ask(name, input);
};
