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

/**
 * The typed client over one port. Replies are trusted: the router parsed them against the same schemas.
 *
 * @throws AppError (as rejection) with the code the handler gave, `ipc.closed` when the port ends, `job.cancelled`.
 */
export function makeClient<F extends Readonly<Record<string, Feature>>>(
  features: F,
  port: Port<Request, Reply>,
): Client<F> {
  const connection = new Connection(port);
  const api: Record<string, Record<string, unknown>> = {};
  for (const { name, entries } of Object.values(features)) {
    const word: Record<string, unknown> = (api[name] = {});
    for (const [key, entry] of Object.entries(entries)) {
      word[key] =
        entry.kind === 'feed'
          ? (onValue: (value: unknown) => void) => connection.subscribe(`${name}.${key}`, onValue)
          : (input: unknown, options: AskOptions = {}) => connection.ask(`${name}.${key}`, input, options);
    }
  }
  // The loop above builds exactly the mapped type; TypeScript cannot follow a loop over keys.
  return api as Client<F>;
}
