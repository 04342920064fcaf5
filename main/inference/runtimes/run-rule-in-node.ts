import type { RuleCard } from '../../../models/inference/card/rule-card.ts';
import type { RuleInput, RuleOutcome } from '../../../models/inference/rules/rule.ts';
import { runWorker } from '../../app/jobs/worker-port.ts';
import type { RuleAnswer, RuleProgress, RuleStart } from '../rule.worker.ts';
import type { RunOptions } from './run-in-node.ts';
import { withPatience } from './with-patience.ts';

type Options = Pick<RunOptions, 'signal' | 'onTile'>;

const patienceMs = 300_000; // for one step on the largest volume on the slowest machine

/** What the rule's worker answers. @throws AppError `job.cancelled`, `infer.hang`, `job.worker-died`. */
export const askRule = (
  start: RuleStart,
  { signal, onTile }: Options,
  transfer: readonly ArrayBuffer[] = [],
): Promise<RuleAnswer> =>
  withPatience({ signal, ms: patienceMs }, (patient, alive) =>
    runWorker<RuleStart, RuleProgress, RuleAnswer>(new URL('../rule.worker.ts', import.meta.url), start, {
      signal: patient,
      transfer,
      onProgress: ({ done, total }) => {
        alive();
        onTile(done, total);
      },
    }),
  );

/** Runs a rule on a volume in a thread of plain Node; the voxels are handed over. */
export async function runRuleInNode(card: RuleCard, input: RuleInput, options: Options): Promise<RuleOutcome> {
  const { buffer, byteLength } = input.volume.voxels;
  const isOwn = buffer instanceof ArrayBuffer && buffer.byteLength === byteLength;
  const answer = await askRule({ card, ask: { kind: 'image', input } }, options, isOwn ? [buffer] : []);
  if (answer.kind !== 'image') throw new TypeError('the worker answered another question');
  return answer.outcome;
}
