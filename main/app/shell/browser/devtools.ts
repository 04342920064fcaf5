import type { ChildProcess } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { AppError } from '../../../../models/base/app-error.ts';

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly sessionId?: string;
  readonly result?: Record<string, unknown>;
  readonly error?: { message: string };
}

/** The few DevTools commands that printing needs, over the browser's own pipe: messages end with a NUL byte. */
export class DevTools {
  readonly #out: Writable;
  readonly #waiting = new Map<number, (message: Message) => void>();
  readonly #events = new Map<string, () => void>();
  #next = 1;
  #rest = Buffer.alloc(0);

  constructor(child: ChildProcess) {
    const [, , , out, input] = child.stdio;
    if (!out || !input) throw new AppError('shell.no-browser');
    this.#out = out as Writable;
    (input as Readable).on('data', (chunk: Buffer) => this.#read(chunk));
    child.once('exit', () => {
      for (const settle of this.#waiting.values()) settle({ error: { message: 'browser ended' } });
    });
  }

  /** @throws AppError `shell.print` with the browser's own words. */
  send(method: string, params: object = {}, sessionId?: string): Promise<Record<string, unknown>> {
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, ({ result, error }) =>
        error ? reject(new AppError('shell.print', { method, reason: error.message })) : resolve(result ?? {}),
      );
      this.#out.write(`${JSON.stringify({ id, method, params, ...(sessionId ? { sessionId } : {}) })}\0`);
    });
  }

  /** Resolves at the next event of this name. */
  once(method: string): Promise<void> {
    return new Promise((resolve) => this.#events.set(method, resolve));
  }

  #read(chunk: Buffer): void {
    this.#rest = Buffer.concat([this.#rest, chunk]);
    for (let end = this.#rest.indexOf(0); end >= 0; end = this.#rest.indexOf(0)) {
      // What a browser writes on its own pipe is DevTools JSON.
      const message = JSON.parse(this.#rest.toString('utf8', 0, end)) as Message;
      this.#rest = this.#rest.subarray(end + 1);
      if (message.id !== undefined) {
        this.#waiting.get(message.id)?.(message);
        this.#waiting.delete(message.id);
      } else if (message.method) {
        this.#events.get(message.method)?.();
        this.#events.delete(message.method);
      }
    }
  }
}
