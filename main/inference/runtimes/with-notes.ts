import type { GuardReason } from '../../../models/inference/guard.ts';
import { isFlatPart } from '../../../models/inference/run/run-image.ts';
import type { RunAnswer } from './run-in-node.ts';

/** An answer with more to know beside it: on the run, and on each part of a volume (those of single images take the run's). */
export function withNotes(answer: RunAnswer, notes: readonly GuardReason[]): RunAnswer {
  if (notes.length === 0) return answer;
  const { verdict, reasons } = answer.guard;
  return {
    ...answer,
    guard: { verdict: verdict === 'passed' ? 'noted' : verdict, reasons: [...reasons, ...notes] },
    parts: answer.parts.map((part) => (isFlatPart(part) ? part : { ...part, notes: [...part.notes, ...notes] })),
  };
}
