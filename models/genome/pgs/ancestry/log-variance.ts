import { dot, leastSquares } from './least-squares.ts';

/** Coefficients of the mean, and of the logarithm of the variance, each over the same columns. */
export interface MeanAndVariance {
  readonly mean: readonly number[];
  readonly logVariance: readonly number[];
}

const mostSteps = 500;
const settled = 1e-12;

/**
 * Fits y ~ Normal(x·b, exp(x·g)) by maximum likelihood, by Fisher scoring: b by least squares weighted with 1/variance,
 * then g by a step of least squares of r²/variance − 1, until neither moves.
 *
 * @param start  b to begin with. @returns null where the columns depend on each other or the fit does not settle.
 * @source Aitkin 1987, Applied Statistics 36:332; the likelihood is that of pygscatalog 2d2d6c42, which minimises it by
 *   BFGS and so ends up to 1e-4 away. Total.
 */
export function logVariance(
  rows: readonly (readonly number[])[],
  values: readonly number[],
  start: readonly number[],
): MeanAndVariance | null {
  const residualsOf = (mean: readonly number[]): readonly number[] =>
    values.map((value, i) => value - dot(mean, rows[i] ?? []));
  const first = residualsOf(start);
  let mean = start;
  let spread: readonly number[] = start.map((_, i) =>
    i === 0 ? Math.log(first.reduce((sum, r) => sum + r * r, 0) / first.length) : 0,
  );
  for (let step = 0; step < mostSteps; step++) {
    const precisions = rows.map((row) => Math.exp(-dot(spread, row)));
    const nextMean = leastSquares(rows, values, precisions);
    if (!nextMean) return null;
    const residuals = residualsOf(nextMean);
    const change = leastSquares(
      rows,
      residuals.map((r, i) => r * r * (precisions[i] ?? 0) - 1),
    );
    if (!change) return null;
    const moved = Math.max(...change.map(Math.abs), ...nextMean.map((each, i) => Math.abs(each - (mean[i] ?? 0))));
    mean = nextMean;
    spread = spread.map((each, i) => each + (change[i] ?? 0));
    if (moved < settled) return { mean, logVariance: spread };
  }
  return null;
}
