import { z } from '../../base/schema.ts';

const Figure = z.object({ value: z.number().nullable(), low: z.number().nullable(), high: z.number().nullable() });
const Count = z.number().int().nonnegative();

/** What a point gives on a split; null where it could not be told (nothing shown, or a single group: no interval). */
export const PointFigures = z.object({
  split: z.enum(['val', 'test']),
  images: Count,
  clusters: Count, // what the interval is drawn over
  objects: Count, // drawn by persons
  sensitivity: Figure,
  precision: Figure,
  falsePerImage: Figure,
});
export type PointFigures = z.infer<typeof PointFigures>;

/** A score from which on boxes count that was chosen on `val` by a rule, and what it gives. */
export const OperatingPoint = z.object({
  name: z.string().min(1), // as a reader reads it: `Sensitive`
  rule: z.string().min(1), // how it was chosen, in words
  threshold: z.number().min(0).max(1),
  figures: z.array(PointFigures).default([]),
});
export type OperatingPoint = z.infer<typeof OperatingPoint>;

interface WithPoints {
  readonly threshold: number;
  readonly points: readonly OperatingPoint[];
}

const isSame = (a: number, b: number): boolean => Math.abs(a - b) < 1e-6;

/** Whether points stand in ascending order, under different names, and one is the label's own. None: an older card. Total. */
export const arePoints = ({ threshold, points }: WithPoints): boolean =>
  points.length === 0 ||
  (points.some((one) => isSame(one.threshold, threshold)) &&
    new Set(points.map(({ name }) => name)).size === points.length &&
    points.every((one, i) => i === 0 || one.threshold > (points[i - 1]?.threshold ?? 0)));

/** The point that a score is, if it is one. Total. */
export const pointAt = ({ points }: Pick<WithPoints, 'points'>, threshold: number): OperatingPoint | undefined =>
  points.find((one) => isSame(one.threshold, threshold));

/** The scores of a label's points, ascending; of an older card its only one. Total. */
export const marksOf = ({ threshold, points }: WithPoints): readonly number[] =>
  points.length === 0 ? [threshold] : points.map((one) => one.threshold);

/** The nearest mark above (`1`) or below (`-1`) a score; the score itself where there is none. Total. */
export const nextMark = (marks: readonly number[], from: number, step: 1 | -1): number => {
  const beyond = marks.filter((mark) => !isSame(mark, from) && Math.sign(mark - from) === step);
  if (beyond.length === 0) return from;
  return step === 1 ? Math.min(...beyond) : Math.max(...beyond);
};
