import type { DisplaySet } from '../../display-set.ts';
import { isAlongside, normalOf } from '../../geometry/nearest-frame.ts';

type Compared = Pick<DisplaySet, 'modality' | 'description' | 'laterality' | 'kind' | 'frames'>;

/**
 * The display set of another study that is read beside one: of the same modality and side, and of those the one that lies
 * alongside, is named alike, and holds a like number of images, in this order.
 *
 * @returns undefined when none fits. Total.
 */
export function matchingSet<Set extends Compared>(set: Compared, candidates: readonly Set[]): Set | undefined {
  const fitting = candidates.filter(
    ({ kind, modality, laterality }) =>
      kind !== 'document' &&
      modality === set.modality &&
      (laterality ?? set.laterality) === (set.laterality ?? laterality),
  );
  return fitting.toSorted((a, b) => likeness(set, b) - likeness(set, a))[0];
}

function likeness(a: Compared, b: Compared): number {
  const [planeA, planeB] = [a, b].map(({ frames }) => frames[frames.length >> 1]?.plane);
  const lies = planeA && planeB ? Number(isAlongside(normalOf(planeA), normalOf(planeB))) : 0;
  const isNamed = a.description.trim().toUpperCase() === b.description.trim().toUpperCase();
  const [fewer, more] = [a.frames.length, b.frames.length].toSorted((x, y) => x - y);
  return lies * 4 + Number(isNamed) * 2 + (fewer ?? 0) / Math.max(more ?? 1, 1);
}
