import { AppError } from '../../../models/base/app-error.ts';
import type { Entry } from '../../../models/base/ipc/contract.ts';
import { contract } from '../../../preload/contract.ts';
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
    const feature = Object.values(contract).find((each) => each.name === word);
    const kind = Object.entries<Entry>(feature?.entries ?? {}).find(([own]) => own === key)?.[1].kind;
    const ask: unknown = kind && kind !== 'feed' ? Reflect.get(Object(Reflect.get(client, word)), key) : undefined;
    if (name === '') throw new AppError('cli.arguments', { reason: 'no WORD.NAME was given' });
    if (typeof ask !== 'function')
      throw new AppError('cli.arguments', { reason: `there is no question named ${name}` });
    print(JSON.stringify(await ask(jsonOf(input))));
  },
};

function jsonOf(typed: string): unknown {
  try {
    return JSON.parse(typed);
  } catch {
    throw new AppError('cli.arguments', { reason: `${typed} is no JSON` });
  }
}
