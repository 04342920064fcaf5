import type { z } from '../schema.ts';

// The only way across a process. `call`: one answer, soon. `job`: long, with progress, cancellable, listed.
// `feed`: values until closed. Inputs and outputs are JSON values; cancel and progress belong to the call, never to its input.

type Schema = z.ZodType;

export interface CallEntry<I extends Schema = Schema, O extends Schema = Schema> {
  readonly kind: 'call';
  readonly isEdit?: true;
  readonly input: I;
  readonly output: O;
}
export interface JobEntry<I extends Schema = Schema, P extends Schema = Schema, O extends Schema = Schema> {
  readonly kind: 'job';
  readonly isEdit?: true;
  readonly input: I;
  readonly progress: P;
  readonly output: O;
}
export interface FeedEntry<O extends Schema = Schema> {
  readonly kind: 'feed';
  readonly output: O;
}
export type Entry = CallEntry | JobEntry | FeedEntry;
export type Entries = Readonly<Record<string, Entry>>;

/** One word's contract. */
export interface Feature<Name extends string = string, E extends Entries = Entries> {
  readonly name: Name;
  readonly entries: E;
}

/** Declares a question with one answer. */
export const call = <I extends Schema, O extends Schema>(shape: { input: I; output: O }): CallEntry<I, O> => ({
  kind: 'call',
  ...shape,
});

/** Declares long work: progress while it runs, one result at its end. */
export const job = <I extends Schema, P extends Schema, O extends Schema>(shape: {
  input: I;
  progress: P;
  output: O;
}): JobEntry<I, P, O> => ({ kind: 'job', ...shape });

/** Of a question that changes a case: those of one window are answered one after the other, as they were asked. */
export const edit = <E extends CallEntry | JobEntry>(entry: E): E => ({ ...entry, isEdit: true });

/** Declares news: values until the listener closes. */
export const feed = <O extends Schema>(shape: { output: O }): FeedEntry<O> => ({ kind: 'feed', ...shape });

/** Declares one word's contract. */
export const feature = <Name extends string, E extends Entries>(name: Name, entries: E): Feature<Name, E> => ({
  name,
  entries,
});

/** What a handler of entry `E` looks like, given what the process offers (`Ctx`). */
export type Handler<E extends Entry, Ctx> =
  E extends JobEntry<infer I, infer P, infer O>
    ? (input: z.infer<I>, ctx: Ctx & { readonly report: (progress: z.infer<P>) => void }) => Promise<z.infer<O>>
    : E extends CallEntry<infer I, infer O>
      ? (input: z.infer<I>, ctx: Ctx) => Promise<z.infer<O>> | z.infer<O>
      : E extends FeedEntry<infer O>
        ? (emit: (value: z.infer<O>) => void, ctx: Ctx) => () => void
        : never;

/** All handlers of a word: leaving one out does not compile. */
export type Handlers<E extends Entries, Ctx> = { readonly [K in keyof E]: Handler<E[K], Ctx> };

export interface CallOptions {
  readonly signal?: AbortSignal;
}

/** What a client offers for entry `E`. */
export type Ask<E extends Entry> =
  E extends JobEntry<infer I, infer P, infer O>
    ? (
        input: z.infer<I>,
        options?: CallOptions & { readonly onProgress?: (p: z.infer<P>) => void },
      ) => Promise<z.infer<O>>
    : E extends CallEntry<infer I, infer O>
      ? (input: z.infer<I>, options?: CallOptions) => Promise<z.infer<O>>
      : E extends FeedEntry<infer O>
        ? (onValue: (value: z.infer<O>) => void) => () => void
        : never;

/** The typed client of a list of contracts: `api.genome.scan(input, { signal, onProgress })`. */
export type Client<Features extends Readonly<Record<string, Feature>>> = {
  readonly [N in keyof Features]: { readonly [K in keyof Features[N]['entries']]: Ask<Features[N]['entries'][K]> };
};

/** What goes over a port: JSON values only, so it may be a MessagePort, a WebSocket or a line of text. */
export type Request =
  | { readonly type: 'ask'; readonly id: number; readonly name: string; readonly input: unknown }
  | { readonly type: 'cancel'; readonly id: number };
export type Reply =
  | { readonly type: 'value'; readonly id: number; readonly value: unknown } // progress of a job, news of a feed
  | { readonly type: 'done'; readonly id: number; readonly value: unknown }
  | {
      readonly type: 'failed';
      readonly id: number;
      readonly code: string;
      readonly params: Readonly<Record<string, string | number>>;
    };

/** One end of a connection. */
export interface Port<Out, In> {
  send(message: Out): void;
  listen(onMessage: (message: In) => void, onClose: () => void): void;
  close(): void;
}
