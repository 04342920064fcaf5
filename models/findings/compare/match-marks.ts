export type Pixel = readonly [column: number, row: number];
export interface MarkBox {
  readonly low: Pixel;
  readonly high: Pixel;
  readonly score: number; // 1 of a person's
  readonly code: string;
}

/** The least intersection over union at which two boxes are of one thing. PASCAL VOC, COCO's AP50. */
export const leastOverlap = 0.5;

const area = ({ low, high }: MarkBox): number => Math.max(0, high[0] - low[0]) * Math.max(0, high[1] - low[1]);

/** Intersection over union of two boxes, 0–1; 0 when both are without area. Total. */
export function overlapOf(a: MarkBox, b: MarkBox): number {
  const low: Pixel = [Math.max(a.low[0], b.low[0]), Math.max(a.low[1], b.low[1])];
  const high: Pixel = [Math.min(a.high[0], b.high[0]), Math.min(a.high[1], b.high[1])];
  const both = area({ ...a, low, high });
  const either = area(a) + area(b) - both;
  return either > 0 ? both / either : 0;
}

/** Whether a box of one side is the thing that the other side marked: a box by overlap, a point by lying inside. */
function hits(box: MarkBox, mark: MarkBox): boolean {
  if (area(mark) > 0) return overlapOf(box, mark) >= leastOverlap;
  const [column, row] = mark.low;
  return column >= box.low[0] && column <= box.high[0] && row >= box.low[1] && row <= box.high[1];
}

export interface Matched {
  readonly pairs: readonly (readonly [MarkBox, MarkBox])[];
  readonly onlyA: readonly MarkBox[];
  readonly onlyB: readonly MarkBox[];
}

/**
 * Which boxes of one side stand for which marks of the other: the best score of A chooses first, of several the mark that
 * it overlaps most; each mark is taken once. Kinds are not looked at. Total.
 *
 * @param b  marks; one without area is a point.
 */
export function matchMarks(a: readonly MarkBox[], b: readonly MarkBox[]): Matched {
  const left = new Set(b);
  const pairs: [MarkBox, MarkBox][] = [];
  const onlyA: MarkBox[] = [];
  for (const box of a.toSorted((x, y) => y.score - x.score)) {
    const [best] = [...left]
      .filter((mark) => hits(box, mark))
      .toSorted((x, y) => overlapOf(box, y) - overlapOf(box, x));
    if (best) {
      left.delete(best);
      pairs.push([box, best]);
    } else onlyA.push(box);
  }
  return { pairs, onlyA, onlyB: [...left] };
}
