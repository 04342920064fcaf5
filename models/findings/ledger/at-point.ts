import type { Finding } from '../finding.ts';

/** Note of boxes that a reader counts from another of the card's named points on; param `name` says which. */
export const pointNote = 'infer.flat-point';

/**
 * The named point of its card that a finding is counted at, where a reader chose another than the card's own; choosing
 * among them is the model's intended use, not an edit of what it found. Null: at the card's own, or no finding of boxes.
 * Total.
 */
export function chosenPointOf({ notes }: Pick<Finding, 'notes'>): string | null {
  const name = notes.find(({ code }) => code === pointNote)?.params['name'];
  return typeof name === 'string' ? name : null;
}
