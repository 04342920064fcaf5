import type { Client } from '../../../models/base/ipc/contract.ts';
import type { FileToken } from '../../../models/base/ids.ts';
import type { Contract } from '../../../preload/contract.ts';

export interface OptionSpec {
  readonly type: 'string' | 'boolean';
  readonly multiple?: boolean;
  readonly value?: string; // the placeholder in the help text
  readonly help: string;
  readonly required?: boolean;
}

export type OptionValues = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;

/** What a verb is given: the same client as a window's, and a way to say what is done. */
export interface Terminal {
  readonly client: Client<Contract>;
  readonly mint: (path: string) => FileToken; // of a path as typed, from the caller's folder
  readonly pathOf: (typed: string) => string;
  readonly signal: AbortSignal;
  /** One line on stderr when a step ends, with its time. */
  step<T>(name: string, work: () => Promise<T>): Promise<T>;
  /** Bytes by URL, as a window gets them. @throws AppError with the code of the answer. */
  bytes(url: string): Promise<Uint8Array>;
  print(text: string): void;
  /** One line on stderr. */
  say(text: string): void;
}

/** A command-line verb: its help is drawn from this table. */
export interface Verb {
  readonly name: string;
  readonly summary: string;
  readonly positional: string | null;
  readonly options: Readonly<Record<string, OptionSpec>>;
  /** `throw-away`: a library in a temporary folder unless `--library` names one. */
  readonly library: 'throw-away' | 'kept';
  /** Exit codes of its own, for its help. */
  readonly exits?: string;
  run(terminal: Terminal, options: OptionValues, positionals: readonly string[]): Promise<void>;
}
