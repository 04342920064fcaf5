import { AppError } from '../../../models/base/app-error.ts';
import { RuleExample } from '../../../models/inference/card/rule-example.ts';
import type { GoldenResult } from '../../../models/inference/contract.ts';
import { isRight } from '../../../models/inference/rules/example/judge-example.ts';
import type { RunOptions } from '../runtimes/run-in-node.ts';
import { askRule } from '../runtimes/run-rule-in-node.ts';
import type { RulePack } from './packs.ts';

/** A rule's example. @throws AppError `packs.example` when it is missing or not what it should be. */
export async function readRuleExample({ read }: Pick<RulePack, 'read'>): Promise<RuleExample> {
  try {
    return RuleExample.parse(JSON.parse(new TextDecoder().decode(await read('examples/example.json'))));
  } catch (error) {
    throw new AppError('packs.example', { reason: String(error) }, error);
  }
}

/** Runs a rule's example in its worker and compares each number with what must come out. */
export async function checkGoldenRule(
  pack: RulePack,
  { signal, onTile }: Pick<RunOptions, 'signal' | 'onTile'>,
): Promise<GoldenResult> {
  const example = await readRuleExample(pack);
  const answer = await askRule({ card: pack.card, ask: { kind: 'example', example } }, { signal, onTile });
  if (answer.kind !== 'example') throw new TypeError('the worker answered another question');
  const { numbers, ms } = answer;
  const apart = ({ found, expected }: (typeof numbers)[number]): number =>
    found === null ? Number.MAX_VALUE : Math.abs(found - expected);
  const wrong = numbers.filter((one) => !isRight(one)).length;
  return {
    verdict: wrong === 0 && numbers.length > 0 ? 'passed' : 'failed',
    provider: 'cpu',
    threads: 1,
    largestDifference: Math.max(0, ...numbers.map(apart)),
    limit: Math.max(0, ...numbers.map(({ tolerance }) => tolerance)),
    wrongVoxels: wrong,
    timesMs: { rule: ms },
  };
}
