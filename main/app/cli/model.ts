import path from 'node:path';
import { AppError } from '../../../models/base/app-error.ts';
import { Answers } from '../../../models/inference/bring/answers.ts';
import type { PackRow } from '../../../models/inference/contract.ts';
import { about } from './about.ts';
import { readJsonFile } from './json-file.ts';
import { textOf } from './text-of.ts';
import type { OptionValues, Terminal, Verb } from './verb.ts';

const root = path.resolve(import.meta.dirname, '../../..');

const textOption = (value: OptionValues[string]): string | null => (typeof value === 'string' ? value : null);

/** Answers as the wizard makes them, from a file. @throws AppError `cli.unusable` {file, reason}. */
const answersIn = (typed: string | null, { pathOf }: Terminal): Promise<Answers> | null =>
  typed === null ? null : readJsonFile({ file: pathOf(typed), name: typed, schema: Answers }, 'cli.unusable');

const lineOf = ({ id, origin, card, signedBy, problem }: PackRow): string =>
  [
    id,
    card?.version ?? '',
    origin === 'installed' ? 'brought by the site, not validated by us' : 'with the product',
    signedBy ? `signed by ${signedBy.signer}${signedBy.isTrusted ? '' : ', key not listed'}` : '',
    card?.licence ?? '',
    problem ? textOf(root, problem) : '',
  ].join('\t');

/** @throws AppError `packs.shipped` {id} of one that came with the product, `packs.unknown` {id}. */
async function takeOut(model: string, { client }: Terminal): Promise<void> {
  const row = (await client.inference.packs({})).find(({ id }) => id === model);
  if (row?.origin === 'shipped') throw new AppError('packs.shipped', { id: model });
  await client.inference.uninstall({ model });
}

/** `model`: the packs of a library; looks into what a site brings, installs it, takes it out again. */
export const modelVerb: Verb = {
  name: 'model',
  summary: 'List model packs; check, install or remove one that you bring (folder, zip, or ONNX with --answers).',
  positional: null,
  library: 'kept',
  options: {
    inspect: { type: 'string', value: 'PATH', help: 'look into it, check and try it, keep nothing; prints JSON' },
    install: { type: 'string', value: 'PATH', help: 'check and try it, then keep it' },
    answers: { type: 'string', value: 'FILE.json', help: 'the card of a bare network (resources/schemas/answers)' },
    uninstall: { type: 'string', value: 'ID', help: 'take one that was brought out again' },
    json: { type: 'boolean', help: 'print JSON' },
  },
  run: async (terminal, options) => {
    const { client, mint, print, step, signal } = terminal;
    const [looked, brought, gone] = ['inspect', 'install', 'uninstall'].map((name) => textOption(options[name]));
    if (looked) {
      await about(looked, async () => {
        const found = await step('inspect', () => client.inference.inspect({ file: mint(looked) }, { signal }));
        print(JSON.stringify(found, null, 2));
        if (found.problem) throw new AppError(found.problem.code, { ...found.problem.params });
      });
      return;
    }
    if (brought) {
      const answers = await answersIn(textOption(options['answers']), terminal);
      const row = await about(brought, () =>
        step('install', () => client.inference.install({ file: mint(brought), answers }, { signal })),
      );
      print(options['json'] ? JSON.stringify(row) : lineOf(row));
      return;
    }
    if (gone) await takeOut(gone, terminal);
    const rows = await client.inference.packs({});
    if (options['json']) return print(JSON.stringify(rows));
    for (const row of rows) print(lineOf(row));
  },
};
