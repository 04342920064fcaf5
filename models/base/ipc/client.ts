import { AppError } from '../app-error.ts';
import type { CallOptions, Client, Feature, Port, Reply, Request } from './contract.ts';

interface Waiting {
  readonly onValue: (value: unknown) => void;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}
type AskOptions = CallOptions & { readonly onProgress?: (value: unknown) => void };

const quiet = (): void => undefined;

/** The asking end of a port: numbers requests, matches replies. */
class Connection {
  readonly #port: Port<Request, Reply>;
  readonly #waiting = new Map<number, Waiting>();
  #next = 1;
  #closed = false;

  constructor(port: Port<Request, Reply>) {
    this.#port = port;
    port.listen(
      (reply) => this.#settle(reply),
      () => this.#close(),
    );
  }

  ask(name: string, input: unknown, options: AskOptions): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (this.#closed) return reject(new AppError('ipc.closed'));
      if (options.signal?.aborted) return reject(new AppError('job.cancelled'));
      const id = this.#next++;
      this.#waiting.set(id, { onValue: options.onProgress ?? quiet, resolve, reject });
      options.signal?.addEventListener('abort', () => this.#port.send({ type: 'cancel', id }), { once: true });
      this.#port.send({ type: 'ask', id, name, input });
    });
  }

  subscribe(name: string, onValue: (value: unknown) => void): () => void {
    const id = this.#next++;
    this.#waiting.set(id, { onValue, resolve: quiet, reject: quiet });
    this.#port.send({ type: 'ask', id, name, input: null });
    return () => {
      this.#waiting.delete(id);
      if (!this.#closed) this.#port.send({ type: 'cancel', id });
    };
  }

  #settle(reply: Reply): void {
    const waiting = this.#waiting.get(reply.id);
    if (!waiting) return;
    if (reply.type === 'value') return waiting.onValue(reply.value);
    this.#waiting.delete(reply.id);
    if (reply.type === 'done') waiting.resolve(reply.value);
    else waiting.reject(new AppError(reply.code, reply.params));
  }

  #close(): void {
    this.#closed = true;
    for (const waiting of this.#waiting.values()) waiting.reject(new AppError('ipc.closed'));
    this.#waiting.clear();
  }
}

type Ask = (first: unknown, options?: AskOptions) => unknown;

/**
 * The typed client over one port. It needs the contract's type alone, so a window carries no schemas: a feed is told by
 * the listener it is given, every other question has JSON values; a name that no contract has is refused by the router.
 * Replies are trusted: the router parsed them. The same question is the same function each time.
 *
 * @throws AppError (as rejection) with the code the handler gave, `ipc.unknown`, `ipc.closed` when the port ends,
 *   `job.cancelled`.
 */
export function makeClient<F extends Readonly<Record<string, Feature>>>(port: Port<Request, Reply>): Client<F> {
  const connection = new Connection(port);
  const questionOf = (name: string): Ask => {
    return (first, options = {}) =>
      isListener(first) ? connection.subscribe(name, first) : connection.ask(name, first, options);
  };
  const api: unknown = madeOnce((word) => madeOnce((key) => questionOf(`${word}.${key}`)));
  return api as Client<F>; // the two levels of names that `Client` describes
}

const isListener = (value: unknown): value is (value: unknown) => void => typeof value === 'function';

/** An object whose every property is made when first asked for, and kept. */
function madeOnce(make: (name: string) => unknown): object {
  const made = new Map<string, unknown>();
  return new Proxy(
    {},
    {
      get: (_, name) => {
        if (typeof name === 'symbol' || name === 'then') return undefined; // no promise: it may be awaited
        if (!made.has(name)) made.set(name, make(name));
        return made.get(name);
      },
    },
  );
}
