import type { DisplaySet } from '../display-set.ts';
import type { HangingProtocol } from './hanging-protocol.ts';

type Described = Pick<DisplaySet, 'modality' | 'bodyPart' | 'description'>;

/**
 * The protocol that fits a display set best: by modality and body part, then by words of the description, then by
 * modality alone; of equals the first. One that asks for modalities together comes first where the study has them.
 *
 * @param modalities  of the study's images; none: of a single set. @returns undefined when none fits. Total.
 */
export function matchProtocol(
  set: Described,
  protocols: readonly HangingProtocol[],
  modalities: ReadonlySet<string> = new Set(),
): HangingProtocol | undefined {
  const scored = protocols
    .filter(({ match: { together = [] } }) => together.every((modality) => modalities.has(modality)))
    .map((protocol) => ({ protocol, score: scoreOf(set, protocol) }))
    .filter(({ score }) => score > 0);
  return scored.reduce<(typeof scored)[number] | undefined>(
    (best, next) => (best && best.score >= next.score ? best : next),
    undefined,
  )?.protocol;
}

function scoreOf({ modality, bodyPart, description }: Described, { match }: HangingProtocol): number {
  const isAny = match.modalities.includes('*');
  if (!isAny && !match.modalities.includes(modality)) return 0;
  const base = (isAny ? 1 : 2) + (match.together ? 8 : 0);
  if (match.bodyParts.length === 0 && match.words.length === 0) return base;
  if (bodyPart && match.bodyParts.some((part) => bodyPart.toUpperCase().includes(part))) return base + 4;
  const words = new Set(description.toUpperCase().split(/[^A-Z0-9]+/));
  return match.words.some((word) => words.has(word.toUpperCase())) ? base + 2 : 0;
}
