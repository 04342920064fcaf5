import { z } from '../../base/schema.ts';

/** Agreement beyond chance of two who put the same things into kinds; `n` things. */
export const Kappa = z.object({ value: z.number(), n: z.number().int().positive() });
export type Kappa = z.infer<typeof Kappa>;

/**
 * Cohen's kappa of a square table: rows by one, columns by the other.
 *
 * @param table  counts; every row as long as there are rows.
 * @returns −1 to 1; null where there is nothing to agree on: no things, or both put all into one and the same kind.
 * @source  Cohen J. Educ Psychol Meas 20:37–46 (1960). Total.
 */
export function kappaOf(table: readonly (readonly number[])[]): Kappa | null {
  const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
  const n = sum(table.map(sum));
  if (n === 0) return null;
  const agreed = sum(table.map((row, i) => row[i] ?? 0)) / n;
  const byChance = sum(table.map((row, i) => (sum(row) / n) * (sum(table.map((other) => other[i] ?? 0)) / n)));
  return byChance === 1 ? null : { value: (agreed - byChance) / (1 - byChance), n };
}
