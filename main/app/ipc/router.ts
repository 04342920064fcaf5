import { AppError, isAppError } from '../../../models/base/app-error.ts';
import type { Entry, Feature, Port, Reply, Request } from '../../../models/base/ipc/contract.ts';
import type { Log } from '../log.ts';

export type AnyHandler = (input: never, ctx: never) => unknown;
export type Table = Readonly<Record<string, Readonly<Record<string, AnyHandler>>>>;

export interface RouterOptions {
  readonly features: Readonly<Record<string, Feature>>;
  readonly handlers: Table;
  /** What a handler is given; made anew for each request. A job's is of the moment it began: it goes on behind a lock. */
  readonly contextFor: (signal: AbortSignal, kind: Entry['kind']) => object;
  /** Whether somebody is signed in: what was asked before a lock is not answered after it. */
  readonly isOpen?: () => boolean;
  readonly log: Log;
}

interface Route {
  readonly entry: Entry;
  readonly handler: (input: unknown, ctx: object) => unknown;
}

/** Inherited names such as `constructor` are no routes: only own keys count. */
const find = (name: string, { features, handlers }: RouterOptions): Route | undefined => {
  const [word = '', key = ''] = name.split('.');
  if (!Object.hasOwn(features, word) || !Object.hasOwn(handlers, word)) return undefined;
  const entries = features[word]?.entries ?? {};
  const table = handlers[word] ?? {};
  const entry = Object.hasOwn(entries, key) ? entries[key] : undefined;
  const handler = Object.hasOwn(table, key) ? table[key] : undefined;
  // A handler's own types are checked where it is declared against its contract; here every one is called alike.
  return entry && handler ? { entry, handler: handler as Route['handler'] } : undefined;
};

/**
 * Answers one port: finds the handler, checks what goes in and what comes out, hides what is unexpected. A job goes on
 * when its window closes or loads anew: it stands in the library's list, and ends with the library.
 */
export function answerPort(port: Port<Reply, Request>, options: RouterOptions): void {
  const running = new Map<number, { readonly aborter: AbortController; readonly kind: Entry['kind'] | null }>();
  let edits: Promise<unknown> = Promise.resolve();
  const send = (reply: Reply): void => port.send(reply);

  /** Runs a handler; one that changes a case when those asked before it are through: an undo has what it takes back. */
  const inOrder = (entry: Entry, run: () => unknown): unknown => {
    if (entry.kind === 'feed' || !entry.isEdit) return run();
    const done = edits.then(run);
    edits = done.catch(() => undefined); // whoever asked is told; the next one has its turn all the same
    return done;
  };

  const fail = (id: number, name: string, error: unknown): void => {
    const known = isAppError(error) ? error : new AppError('ipc.unexpected');
    options.log.line('ipc.failed', { name, error: known.code, stack: stackOf(error) });
    send({ type: 'failed', id, code: known.code, params: known.params });
  };

  const isOpen = options.isOpen ?? ((): boolean => true);

  const ask = async ({ id, name, input }: Extract<Request, { type: 'ask' }>): Promise<void> => {
    const aborter = new AbortController();
    const route = find(name, options);
    running.set(id, { aborter, kind: route?.entry.kind ?? null });
    try {
      if (!route) throw new AppError('ipc.unknown', { name });
      const ctx = options.contextFor(aborter.signal, route.entry.kind);
      const wasOpen = isOpen();
      if (route.entry.kind === 'feed') return await follow(id, route, ctx, aborter.signal);
      const parsed = route.entry.input.safeParse(input);
      if (!parsed.success) throw new AppError('ipc.bad-input', { name, where: issueOf(parsed.error.issues[0]) });
      const { entry, handler } = route;
      const given = withReport(entry, ctx, (v) =>
        wasOpen && !isOpen() ? undefined : send({ type: 'value', id, value: v }),
      );
      const value = await inOrder(entry, () => handler(parsed.data, given));
      if (wasOpen && !isOpen() && saysSomething(value)) throw new AppError('library.locked');
      send({ type: 'done', id, value: checked(route.entry.output, value, name) });
    } catch (error) {
      fail(id, name, error);
    } finally {
      running.delete(id);
    }
  };

  const follow = async (id: number, { entry, handler }: Route, ctx: object, signal: AbortSignal): Promise<void> => {
    const emit = (value: unknown): void => send({ type: 'value', id, value: entry.output.parse(value) });
    const stop = handler(emit as unknown, ctx);
    await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
    if (typeof stop === 'function') stop();
    send({ type: 'done', id, value: null });
  };

  port.listen(
    (request) => {
      if (request.type === 'cancel') running.get(request.id)?.aborter.abort();
      else void ask(request);
    },
    () => {
      for (const { aborter, kind } of running.values()) if (kind !== 'job') aborter.abort();
    },
  );
}

/** An empty answer tells nothing: that of the lock itself. */
const saysSomething = (value: unknown): boolean =>
  typeof value === 'object' && value !== null ? Object.keys(value).length > 0 : value !== null;

const withReport = (entry: Entry, ctx: object, emit: (value: unknown) => void): object =>
  entry.kind === 'job'
    ? Object.create(ctx, { report: { value: (value: unknown) => emit(checked(entry.progress, value, 'progress')) } })
    : ctx;

const checked = (schema: Entry['output'], value: unknown, name: string): unknown => {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new TypeError(`${name} answered outside its contract: ${issueOf(parsed.error.issues[0])}`);
  return parsed.data;
};

const issueOf = (issue: { path: PropertyKey[]; message: string } | undefined): string =>
  issue ? `${issue.path.map(String).join('.')}: ${issue.message}` : '';

const stackOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  return `${error.stack ?? ''}${error.cause === undefined ? '' : `\ncaused by ${stackOf(error.cause)}`}`;
};
