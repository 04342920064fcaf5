import type { NetworkCard } from '../../../models/inference/card/card.ts';
import { withinOutline } from '../../../models/inference/flat/found/within-outline.ts';
import type { Found } from '../../../models/inference/flat/found/found.ts';
import { judge, refused } from '../../../models/inference/guard.ts';
import { isFlatPart } from '../../../models/inference/run/run-image.ts';
import type { ReadRegion } from '../image/ask-region.ts';
import type { RunAnswer } from '../runtimes/run-in-node.ts';

const isEmpty = (found: Found): boolean =>
  (found.kind === 'objects' && found.count === 0) || (found.kind === 'boxes' && found.boxes.length === 0);

/**
 * An answer as far as it lies inside the line that was drawn round what counts. A part with nothing left is withheld with
 * the reason: that is not a count of none.
 */
export function answerWithin(answer: RunAnswer, card: NetworkCard, region: ReadRegion | undefined): RunAnswer {
  const { within } = region ?? {};
  if (!within || card.dimensions !== 2) return answer;
  const parts = answer.parts.map((part) => (isFlatPart(part) ? withinOutline(card, part, within) : part));
  const kept = parts.filter((part) => !isFlatPart(part) || !isEmpty(part.found));
  if (kept.length === parts.length) return { ...answer, parts };
  return { ...answer, parts: kept, guard: judge([...answer.guard.reasons, refused('infer.outline-empty')]) };
}
