// One run of a rule in a thread of plain Node, so that a whole CT is never worked through in the main process.
import type { RuleCard } from '../../models/inference/card/rule-card.ts';
import type { RuleExample } from '../../models/inference/card/rule-example.ts';
import { runExample } from '../../models/inference/rules/example/judge-example.ts';
import type { ExampleNumber } from '../../models/inference/rules/example/judge-example.ts';
import { runRule } from '../../models/inference/rules/run-rule.ts';
import type { RuleInput, RuleOutcome } from '../../models/inference/rules/rule.ts';
import { answerWorker } from '../app/jobs/worker-port.ts';

export interface RuleStart {
  readonly card: RuleCard;
  readonly ask:
    | { readonly kind: 'image'; readonly input: RuleInput }
    | { readonly kind: 'example'; readonly example: RuleExample };
}
export interface RuleProgress {
  readonly done: number;
  readonly total: number;
}
export type RuleAnswer =
  | { readonly kind: 'image'; readonly outcome: RuleOutcome }
  | { readonly kind: 'example'; readonly numbers: readonly ExampleNumber[]; readonly ms: number };

/** Label maps are handed over, not copied. */
const moved = (answer: RuleAnswer): ArrayBuffer[] =>
  answer.kind === 'image'
    ? answer.outcome.parts.flatMap(({ labels: { buffer } }) => (buffer instanceof ArrayBuffer ? [buffer] : []))
    : [];

answerWorker<RuleStart, RuleProgress, RuleAnswer>(({ card, ask }, report) => {
  const hooks = {
    now: () => performance.now(),
    report: (done: number, total: number) => report({ done, total }),
  };
  if (ask.kind === 'image') return Promise.resolve({ kind: 'image', outcome: runRule(card, ask.input, hooks) });
  const start = performance.now();
  const numbers = runExample(card, ask.example, hooks);
  return Promise.resolve({ kind: 'example', numbers, ms: performance.now() - start });
}, moved);
