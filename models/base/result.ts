import { z } from './schema.ts';

/** The values that fill the text of a code. */
export const Params = z.record(z.string(), z.union([z.string(), z.number()]));
export type Params = z.infer<typeof Params>;

/** A `Refusal` where it is stored or crosses a process. */
export const Reason = z.object({ code: z.string(), params: Params });
export type Reason = z.infer<typeof Reason>;

/** An expected outcome: a value, or a refusal with a code. Bugs throw instead. */
export type Result<T, E> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

/** What a refusal says: the code is the language key, the log field, the command line's JSON and the test's expectation. */
export interface Refusal<Code extends string = string> {
  readonly code: Code;
  readonly params: Readonly<Record<string, string | number>>;
}

/** Wraps a value as a good outcome. Total. */
export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });

/** Makes a refusal with a code and the values its text needs. Total. */
export const no = <Code extends string>(
  code: Code,
  params: Readonly<Record<string, string | number>> = {},
): { readonly ok: false; readonly error: Refusal<Code> } => ({ ok: false, error: { code, params } });
