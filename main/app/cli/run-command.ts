import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { AppError, isAppError } from '../../../models/base/app-error.ts';
import { Reason } from '../../../models/base/result.ts';
import { z } from '../../../models/base/schema.ts';
import type { RunningProgram } from '../program.ts';
import { headlessShell } from '../shell/browser/headless-shell.ts';
import { about } from './about.ts';
import { helpOf, helpOfAll } from './help.ts';
import { isOfFileSystem, makeWritableFolder, makeWritablePlace, reasonOf } from './places.ts';
import { textOf } from './text-of.ts';
import { unlockUnattended } from './unlock-unattended.ts';
import type { OptionValues, Terminal, Verb } from './verb.ts';
import { verbs } from './verbs.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const exit = { done: 0, badArguments: 2, unusable: 3, stopped: 130 } as const; // 130: as a shell tells of Ctrl-C
/** Refusals that end with a code of their own; all others are unusable input. */
const exits: Readonly<Record<string, number>> = {
  'cli.arguments': exit.badArguments,
  'batch.with-errors': 4,
  'batch.paused': exit.stopped,
  'job.cancelled': exit.stopped,
};
const Package = z.object({ version: z.string() });

const versionIn = async (folder: string): Promise<string> =>
  Package.parse(JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'))).version;

/** What stops a verb: Ctrl-C, and a machine that shuts down. Asked again, the program ends at once. */
const asked = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const sameAskMs = 1000; // one key press may come twice: from the terminal, and handed on by who started this program
const common = {
  library: { type: 'string' },
  'passphrase-file': { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** Where the command line speaks: results, and what is said beside them. Whole texts, with their line ends. */
export interface Streams {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

const parse = (verb: Verb, args: readonly string[]): { options: OptionValues; positionals: readonly string[] } => {
  const own = Object.entries(verb.options).map(
    ([name, { type, multiple = false }]) => [name, { type, multiple }] as const,
  );
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { ...common, ...Object.fromEntries(own) },
    allowPositionals: verb.positional !== null,
  });
  return { options: values, positionals };
};

/** Why the options as typed cannot be worked with; null: they can. An empty one is mostly a variable of a script that was not set. */
const lackOf = (verb: Verb, options: OptionValues): string | null => {
  const names = Object.keys(options).filter((name) => options[name] === '');
  if (names[0] !== undefined) return `--${names[0]} is empty`;
  const lacking = Object.entries(verb.options).find(([name, { required }]) => required && options[name] === undefined);
  return lacking ? `--${lacking[0]} is missing` : null;
};

const terminalOf = (program: RunningProgram, signal: AbortSignal, { out, err }: Streams): Terminal => ({
  client: program.client,
  signal,
  pathOf: (typed) => path.resolve(typed),
  mint: (typed) => program.files.mint(path.resolve(typed)),
  bytes: async (url) => {
    const answer = await program.fetch(url);
    if (!answer.ok) {
      const { code, params } = Reason.parse(await answer.json());
      throw new AppError(code, params);
    }
    return new Uint8Array(await answer.arrayBuffer());
  },
  say: (text) => err(`${text}\n`),
  print: (text) => out(`${text}\n`),
  step: async (name, work) => {
    const started = performance.now();
    const value = await work();
    err(`${name}: ${((performance.now() - started) / 1000).toFixed(2)} s\n`);
    return value;
  },
});

const keptLibrary = (options: OptionValues): string =>
  typeof options['library'] === 'string'
    ? path.resolve(options['library'])
    : path.join(homedir(), '.local/share/phenoscope/library');

/**
 * Where `--out` goes is made and tried before anything runs. @returns the log that lies in a folder of results.
 *
 * @throws AppError `cli.out` {path, reason}.
 */
const openOut = async (verb: Verb, { out }: OptionValues): Promise<string | undefined> => {
  if (typeof out !== 'string') return undefined;
  const place = path.resolve(out);
  if (verb.options['out']?.value === 'DIR') {
    await makeWritableFolder(place);
    return path.join(place, 'log.jsonl');
  }
  await makeWritablePlace(place);
  return undefined;
};

/** A verb as it was typed. */
interface Typed {
  readonly verb: Verb;
  readonly options: OptionValues;
  readonly positionals: readonly string[];
}

/** Runs one verb in a program of its own; a throw-away library is gone afterwards. */
const runVerb = async ({ verb, options, positionals }: Typed, streams: Streams): Promise<void> => {
  const isThrowAway = verb.library === 'throw-away' && options['library'] === undefined;
  const log = await openOut(verb, options);
  if (!isThrowAway) await makeWritableFolder(keptLibrary(options), 0o700);
  const folder = isThrowAway ? await mkdtemp(path.join(tmpdir(), 'phenoscope-')) : keptLibrary(options);
  const lines: string[] = [];
  const aborter = new AbortController();
  let askedAt = 0;
  const abort = (): void => {
    if (!aborter.signal.aborted) askedAt = performance.now();
    else if (performance.now() - askedAt > sameAskMs) process.exit(exit.stopped);
    aborter.abort();
  };
  for (const signal of asked) process.on(signal, abort);
  const { startProgram } = await import('../program.ts'); // all of the product: not for help and bad arguments
  let program: RunningProgram | undefined;
  try {
    program = await startProgram({
      root,
      folder,
      makeShell: () => headlessShell,
      onLogLine: (line) => lines.push(line),
      isUnattended: true,
    });
    const opened = program;
    const passphraseFile = options['passphrase-file'];
    if (isThrowAway) await opened.session.openThrowAway();
    else
      await about(folder, () =>
        unlockUnattended(opened, typeof passphraseFile === 'string' ? passphraseFile : undefined),
      );
    await verb.run(terminalOf(opened, aborter.signal, streams), options, positionals);
  } finally {
    for (const signal of asked) process.off(signal, abort);
    await program?.close();
    if (log) await appendFile(log, lines.join(''));
    if (isThrowAway) await rm(folder, { recursive: true, force: true });
  }
};

/** What was typed, as far as it is understood. */
interface Asked {
  readonly verb: Verb | null;
  readonly options: OptionValues;
}

/** One line: the file or folder that it is about, what is wrong, the code. @returns the exit code. */
const fail = (error: unknown, { verb, options }: Asked, streams: Streams): number => {
  if (isAppError(error)) {
    const told = error.code === 'library.locked' ? lockedOf(keptLibrary(options)) : textOf(root, error);
    const { file } = error.params;
    const named = typeof file === 'string' && !told.includes(file) ? `${file}: ${told}` : told;
    streams.err(`phenoscope: ${named}${hintOf(error.code, verb)} [${error.code}]\n`);
    return exits[error.code] ?? exit.unusable;
  }
  if (isOfFileSystem(error) && 'path' in error)
    return fail(
      new AppError('cli.unusable', { file: String(error.path), reason: reasonOf(error) }, error),
      { verb, options },
      streams,
    );
  streams.err(`phenoscope: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  return 1;
};

/** What a window asks for with the mouse, by the option that says it here. */
const hints: Readonly<Record<string, string>> = {
  'genome.sample-needed': 'sample',
  'infer.box-needed': 'box',
  'infer.region-needed': 'region',
  'infer.rule-box-needed': 'box',
};

/** How the verb is told what is missing; empty where it has no option for it. */
function hintOf(code: string, verb: Verb | null): string {
  const option = hints[code] ?? '';
  const value = verb?.options[option]?.value;
  return value === undefined ? '' : ` ${textOf(root, { code: 'cli.by-option', params: { option, value } })}`;
}

const lockedOf = (library: string): string => textOf(root, { code: 'cli.locked', params: { path: library } });

/**
 * One command as it was typed, from its verb on.
 *
 * @returns the exit code; what is wrong is one line on `err`. Never throws.
 */
export async function runCommand([name, ...args]: readonly string[], streams: Streams): Promise<number> {
  const refuse = (reason: string): number =>
    fail(new AppError('cli.arguments', { reason }), { verb: null, options: {} }, streams);
  if (name === '--version') {
    streams.out(`phenoscope ${await versionIn(root)}\n`);
    return exit.done;
  }
  const isHelp = name === 'help' || name === '--help' || name === '-h';
  const asked = isHelp ? args[0] : name;
  const verb = verbs.find((one) => one.name === asked);
  if (!verb) {
    (isHelp ? streams.out : streams.err)(helpOfAll(verbs));
    if (asked !== undefined) return refuse(`there is no verb ${asked}`);
    return isHelp ? exit.done : exit.badArguments;
  }
  if (isHelp) {
    streams.out(helpOf(verb));
    return exit.done;
  }
  return runTyped(verb, args, streams);
}

/** Node's words for an option that cannot be read, on one line. */
function usageOf(message: string): string {
  const [first = ''] = message.split('\n');
  const [, option] = /^Option '(--[\w-]+).*(?:ambiguous|missing)/.exec(first) ?? [];
  return option ? `${option} has no value` : first.replace(/\.$/, '');
}

async function runTyped(verb: Verb, args: readonly string[], streams: Streams): Promise<number> {
  let options: OptionValues = {};
  try {
    const typed = parse(verb, args);
    options = typed.options;
    if (options['help']) {
      streams.out(helpOf(verb));
      return exit.done;
    }
    const reason = lackOf(verb, options);
    if (reason !== null) throw new AppError('cli.arguments', { reason });
    await runVerb({ verb, ...typed }, streams);
    return exit.done;
  } catch (error) {
    const isUsage = error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
    if (!isUsage) return fail(error, { verb, options }, streams);
    streams.err(`${helpOf(verb)}\n`);
    return fail(new AppError('cli.arguments', { reason: usageOf(error.message) }), { verb, options }, streams);
  }
}
