// The command line: the same features and contract as the window, without one.
import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { AppError, isAppError } from '../../../models/base/app-error.ts';
import { Reason } from '../../../models/base/result.ts';
import type { RunningProgram } from '../program.ts';
import { headlessShell } from '../shell/browser/headless-shell.ts';
import { helpOf, helpOfAll } from './help.ts';
import { isOfFileSystem, makeWritableFolder, makeWritablePlace, reasonOf } from './places.ts';
import { textOf } from './text-of.ts';
import { unlockUnattended } from './unlock-unattended.ts';
import type { OptionValues, Terminal, Verb } from './verb.ts';
import { verbs } from './verbs.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const exit = { done: 0, badArguments: 2, unusable: 3 } as const;
/** Refusals that end with a code of their own; all others are unusable input. */
const exits: Readonly<Record<string, number>> = {
  'cli.arguments': exit.badArguments,
  'batch.with-errors': 4,
  'batch.paused': 130, // as a shell tells of Ctrl-C
};
const common = {
  library: { type: 'string' },
  'passphrase-file': { type: 'string' },
  help: { type: 'boolean' },
} as const;

const say = (text: string): void => void process.stderr.write(`${text}\n`);

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

const terminalOf = (program: RunningProgram, signal: AbortSignal): Terminal => ({
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
  say,
  print: (text) => void process.stdout.write(`${text}\n`),
  step: async (name, work) => {
    const started = performance.now();
    const value = await work();
    say(`${name}: ${((performance.now() - started) / 1000).toFixed(2)} s`);
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

/** Runs one verb in a program of its own; a throw-away library is gone afterwards. */
const runVerb = async (verb: Verb, options: OptionValues, positionals: readonly string[]): Promise<void> => {
  const isThrowAway = verb.library === 'throw-away' && options['library'] === undefined;
  const log = await openOut(verb, options);
  if (!isThrowAway) await makeWritableFolder(keptLibrary(options), 0o700);
  const folder = isThrowAway ? await mkdtemp(path.join(tmpdir(), 'phenoscope-')) : keptLibrary(options);
  const lines: string[] = [];
  const aborter = new AbortController();
  process.once('SIGINT', () => aborter.abort());
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
    const passphraseFile = options['passphrase-file'];
    if (isThrowAway) await program.session.openThrowAway();
    else await unlockUnattended(program, typeof passphraseFile === 'string' ? passphraseFile : undefined);
    await verb.run(terminalOf(program, aborter.signal), options, positionals);
  } finally {
    await program?.close();
    if (log) await appendFile(log, lines.join(''));
    if (isThrowAway) await rm(folder, { recursive: true, force: true });
  }
};

const fail = (error: unknown): number => {
  if (isAppError(error)) {
    say(`phenoscope: ${textOf(root, error)} [${error.code}]`);
    return exits[error.code] ?? exit.unusable;
  }
  if (isOfFileSystem(error) && 'path' in error)
    return fail(new AppError('cli.unusable', { file: String(error.path), reason: reasonOf(error) }));
  say(`phenoscope: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  return 1;
};

const main = async ([name, ...args]: readonly string[]): Promise<number> => {
  if (name === undefined || name === 'help' || name === '--help') {
    process.stdout.write(helpOfAll(verbs));
    return name === undefined ? exit.badArguments : exit.done;
  }
  const verb = verbs.find((one) => one.name === name);
  if (!verb) {
    say(`phenoscope: no verb named ${name}\n\n${helpOfAll(verbs)}`);
    return exit.badArguments;
  }
  try {
    const { options, positionals } = parse(verb, args);
    if (options['help']) {
      process.stdout.write(helpOf(verb));
      return exit.done;
    }
    const reason = lackOf(verb, options);
    if (reason !== null) throw new AppError('cli.arguments', { reason });
    await runVerb(verb, options, positionals);
    return exit.done;
  } catch (error) {
    const isUsage = error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
    if (isUsage) say(helpOf(verb));
    return fail(isUsage ? new AppError('cli.arguments', { reason: error.message }) : error);
  }
};

process.exitCode = await main(process.argv.slice(2));
