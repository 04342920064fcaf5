import type { DisplaySet } from '../../display-set.ts';
import { sideWords } from './prior-rules.ts';

type Sided = Pick<DisplaySet, 'laterality' | 'description' | 'frames'>;

/** The sides of the body that a study shows: as its images say, else by the words of its descriptions. Empty: not said. Total. */
export function sidesOf(sets: readonly Sided[]): ReadonlySet<string> {
  const stated = sets.flatMap(({ laterality, frames }) => [laterality, ...frames.map((frame) => frame.laterality)]);
  const named = stated.flatMap((side) => (side === 'B' ? ['L', 'R'] : side === 'L' || side === 'R' ? [side] : []));
  return new Set(named.length > 0 ? named : sets.flatMap(({ description }) => sidesIn(description)));
}

function sidesIn(text: string): readonly string[] {
  const words = new Set(text.toUpperCase().split(/[^A-Z]+/));
  return Object.entries(sideWords).flatMap(([side, names]) => (names.some((name) => words.has(name)) ? [side] : []));
}

/** True where two studies are known to show different sides: one is no prior of the other. Total. */
export function isOtherSide(a: readonly Sided[], b: readonly Sided[]): boolean {
  const [sides, theirs] = [sidesOf(a), sidesOf(b)];
  return sides.size > 0 && theirs.size > 0 && ![...sides].some((side) => theirs.has(side));
}
