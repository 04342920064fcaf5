import { z } from '../base/schema.ts';
import type { Inputs, Scored } from './risk-model.ts';

/** Rows are read top to bottom; the first that fits gives its points, one without a condition fits all. */
const Row = z.object({
  below: z.number().optional(), // value < below
  above: z.number().optional(), // value > above
  equals: z.union([z.string(), z.boolean()]).optional(),
  contains: z.string().optional(),
  points: z.number(),
});

/** A card's table for a score of points that a logistic equation turns into a probability. */
export const LogisticPoints = z.object({
  points: z.array(z.object({ input: z.string(), rows: z.array(Row) })),
  intercept: z.number(),
  perPoint: z.number(),
});
export type LogisticPoints = z.infer<typeof LogisticPoints>;

const fits = (row: z.infer<typeof Row>, value: Inputs[string]): boolean => {
  if (row.below !== undefined) return typeof value === 'number' && value < row.below;
  if (row.above !== undefined) return typeof value === 'number' && value > row.above;
  if (row.equals !== undefined) return value === row.equals;
  if (row.contains !== undefined) return typeof value === 'string' && value.includes(row.contains);
  return true;
};

/** The sum of points. Total: an input that no row fits gives none. */
export const pointsOf = ({ points }: LogisticPoints, inputs: Inputs): number =>
  points.reduce((sum, { input, rows }) => sum + (rows.find((row) => fits(row, inputs[input]))?.points ?? 0), 0);

/**
 * Probability in percent: `100 / (1 + exp(−(intercept + perPoint · points)))`. No interval is published for one person.
 * Total.
 */
export const logisticPoints = (table: LogisticPoints, inputs: Inputs): Scored => ({
  value: 100 / (1 + Math.exp(-(table.intercept + table.perPoint * pointsOf(table, inputs)))),
  interval: null,
});
