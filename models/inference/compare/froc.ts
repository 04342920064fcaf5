import { overlapOf } from '../flat/found/boxes.ts';

export interface ScoredBox {
  readonly low: readonly [number, number];
  readonly high: readonly [number, number];
  readonly score: number;
}

/** One image: what was found, and what is there. */
export interface JudgedImage {
  readonly found: readonly ScoredBox[];
  readonly truth: readonly Pick<ScoredBox, 'low' | 'high'>[];
}

export interface Matched {
  readonly box: ScoredBox;
  readonly isHit: boolean;
}

const asLabelled = ({ low, high }: Pick<ScoredBox, 'low' | 'high'>) => ({ low, high });

/**
 * Boxes, best first, each matched to the truth it overlaps most that no better one took.
 *
 * @param least  intersection over union from which a box is a hit. @returns one entry a found box. Total.
 */
export function matchBoxes({ found, truth }: JudgedImage, least: number): readonly Matched[] {
  const taken = new Set<number>();
  return found
    .toSorted((a, b) => b.score - a.score)
    .map((box) => {
      let [best, at] = [0, -1];
      for (const [n, one] of truth.entries()) {
        const overlap = taken.has(n) ? 0 : overlapOf(asLabelled(box), asLabelled(one));
        if (overlap > best) [best, at] = [overlap, n];
      }
      const isHit = at >= 0 && best >= least;
      if (isHit) taken.add(at);
      return { box, isHit };
    });
}

export interface FrocPoint {
  readonly falsePerImage: number;
  readonly sensitivity: number;
}

/**
 * Sensitivity at given numbers of false boxes an image: at each the best that any threshold reaches without more.
 *
 * @returns one point a wanted number; none where there is nothing to find. Total.
 * @source  Bunch PC et al., J Appl Photogr Eng 4:166–171 (1978); points of LUNA16 (1/8 to 8).
 */
export function frocOf(
  images: readonly JudgedImage[],
  { least, at = [0.125, 0.25, 0.5, 1, 2, 4, 8] }: { readonly least: number; readonly at?: readonly number[] },
): readonly FrocPoint[] {
  const total = images.reduce((sum, { truth }) => sum + truth.length, 0);
  if (total === 0) return [];
  const all = images.flatMap((image) => matchBoxes(image, least)).toSorted((a, b) => b.box.score - a.box.score);
  return at.map((falsePerImage) => {
    let [hits, misses, best] = [0, 0, 0];
    for (const [n, { box, isHit }] of all.entries()) {
      if (isHit) hits++;
      else misses++;
      const isLastOfScore = all[n + 1]?.box.score !== box.score; // a threshold takes all of one score or none
      if (isLastOfScore && misses <= falsePerImage * images.length) best = Math.max(best, hits);
    }
    return { falsePerImage, sensitivity: best / total };
  });
}
