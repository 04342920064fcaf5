import { AppError } from '../../../models/base/app-error.ts';
import type { Verb } from './verb.ts';

/** `call WORD.NAME JSON`: any question of the contract, for scripts. */
export const callVerb: Verb = {
  name: 'call',
  summary: 'Ask any question of the contract: call library.status "{}".',
  positional: 'WORD.NAME JSON',
  library: 'kept',
  options: {},
  run: async ({ client, print }, _options, [name = '', input = '{}']) => {
    const [word = '', key = ''] = name.split('.');
    const table: unknown = Object.hasOwn(client, word)
      ? Object.entries(client).find(([own]) => own === word)?.[1]
      : undefined;
    const ask: unknown =
      table && Object.hasOwn(table, key) ? Object.entries(table).find(([own]) => own === key)?.[1] : undefined;
    if (typeof ask !== 'function')
      throw new AppError('cli.arguments', { reason: `there is no question named ${name}` });
    print(JSON.stringify(await ask(JSON.parse(input))));
  },
};
