import { parentPort, workerData } from 'node:worker_threads';
import { AppError, isAppError } from '../../../models/base/app-error.ts';
import { coded, openDatabase } from './database.ts';
import type { Database, DatabasePlace } from './database.ts';
import { storeMethods } from './methods.ts';

// The only writer of the database. It lives as long as the library is open: one request, one reply, in order.

export interface StoreRequest {
  readonly id: number;
  readonly name: string; // of a method; `close` ends the thread
  readonly input: unknown;
}
export type StoreReply =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | {
      readonly id: number;
      readonly ok: false;
      readonly code: string;
      readonly params: AppError['params'];
      readonly stack: string;
    };

const answer = (db: Database): ((request: StoreRequest) => unknown) => {
  const methods: Readonly<Record<string, unknown>> = storeMethods(db);
  return ({ name, input }) => {
    const method = Object.hasOwn(methods, name) ? methods[name] : undefined;
    if (typeof method !== 'function') throw new TypeError(`the store has no method ${name}`);
    return method(input);
  };
};

const failed = (id: number, error: unknown): StoreReply => {
  const known = coded(error);
  const { code, params } = isAppError(known) ? known : new AppError('ipc.unexpected');
  return { id, ok: false, code, params, stack: error instanceof Error ? String(error.stack) : String(error) };
};

function serve(place: DatabasePlace): void {
  const port = parentPort;
  if (!port) throw new AppError('job.not-a-worker');
  const reply = (message: StoreReply): void => port.postMessage(message);
  try {
    const db = openDatabase(place);
    const run = answer(db);
    const attempt = (request: StoreRequest): StoreReply => {
      try {
        return { id: request.id, ok: true, value: request.name === 'close' ? void db.close() : run(request) };
      } catch (error) {
        return failed(request.id, error);
      }
    };
    port.on('message', (request: StoreRequest) => {
      reply(attempt(request));
      if (request.name === 'close') port.close(); // nothing is left to wait for: the thread ends
    });
    reply({ id: 0, ok: true, value: null });
  } catch (error) {
    reply(failed(0, error));
    port.close();
  }
}

serve(workerData as DatabasePlace);
