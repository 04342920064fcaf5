import type { Verb } from './verb.ts';

const width = 26;
const exit = 'Exit: 0 done, 2 bad arguments, 3 unusable input, 130 stopped by Ctrl-C';

/** All verbs, a line each. */
export const helpOfAll = (verbs: readonly Verb[]): string =>
  [
    'phenoscope <verb> [options]',
    '',
    ...verbs.map(({ name, summary }) => `  ${name.padEnd(width - 2)}${summary}`),
    '',
    `phenoscope <verb> --help shows its options; phenoscope --version the version.`,
    `${exit}.`,
    'Phenoscope is not a cleared medical device.',
    '',
  ].join('\n');

/** One verb: how it is called and what its options mean. */
export function helpOf({ name, summary, positional, options, library, exits }: Verb): string {
  const rows = Object.entries(options).map(([key, { value, help, required }]) => {
    const flag = `--${key}${value ? ` ${value}` : ''}`;
    return `  ${flag.padEnd(width - 2)}${flag.length > width - 3 ? `\n${' '.repeat(width)}` : ''}${help}${required ? ' (required)' : ''}`;
  });
  const where = library === 'throw-away' ? 'a library to use instead of a throw-away one' : 'the library to use';
  return [
    `phenoscope ${name}${positional ? ` ${positional}` : ''} [options]`,
    summary,
    '',
    ...rows,
    `  ${'--library DIR'.padEnd(width - 2)}${where}`,
    `  ${'--passphrase-file FILE'.padEnd(width - 2)}its passphrase (or PHENOSCOPE_PASSPHRASE)`,
    ...(exits ? ['', `${exit}, ${exits}.`] : []),
    '',
  ].join('\n');
}
