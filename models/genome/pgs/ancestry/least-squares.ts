const rounding = 1e-12; // what is left of a column that depends on others, as a share of it

/**
 * Solves A·x = b for a symmetric, positive definite A by Cholesky's decomposition.
 *
 * @param matrix  rows of A, n × n. @returns n numbers; null where A is not positive definite (columns that depend on
 *   each other). Total.
 */
export function solveSymmetric(
  matrix: readonly (readonly number[])[],
  right: readonly number[],
): readonly number[] | null {
  const n = right.length;
  const lower = matrix.map((): number[] => Array.from({ length: n }, () => 0));
  const at = (rows: readonly (readonly number[])[], i: number, j: number): number => rows[i]?.[j] ?? 0;
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++) {
      let rest = at(matrix, i, j);
      for (let k = 0; k < j; k++) rest -= at(lower, i, k) * at(lower, j, k);
      if (i === j && rest <= rounding * at(matrix, i, i)) return null;
      const row = lower[i];
      if (row) row[j] = i === j ? Math.sqrt(rest) : rest / at(lower, j, j);
    }
  const half: number[] = [];
  for (let i = 0; i < n; i++) {
    let rest = right[i] ?? 0;
    for (let k = 0; k < i; k++) rest -= at(lower, i, k) * (half[k] ?? 0);
    half.push(rest / at(lower, i, i));
  }
  const solved = Array.from({ length: n }, () => 0);
  for (let i = n - 1; i >= 0; i--) {
    let rest = half[i] ?? 0;
    for (let k = i + 1; k < n; k++) rest -= at(lower, k, i) * (solved[k] ?? 0);
    solved[i] = rest / at(lower, i, i);
  }
  return solved;
}

/**
 * Coefficients b that minimise Σ wᵢ (yᵢ − xᵢ·b)².
 *
 * @param rows  xᵢ, one for each observation, of one length; an intercept is a column of ones.
 * @returns null where the columns depend on each other. Total.
 */
export function leastSquares(
  rows: readonly (readonly number[])[],
  values: readonly number[],
  weights: readonly number[] | null = null,
): readonly number[] | null {
  const width = rows[0]?.length ?? 0;
  const square = Array.from({ length: width }, () => Array.from({ length: width }, () => 0));
  const right = Array.from({ length: width }, () => 0);
  for (const [i, row] of rows.entries()) {
    const weight = weights?.[i] ?? 1;
    for (const [a, left] of row.entries()) {
      right[a] = (right[a] ?? 0) + weight * left * (values[i] ?? 0);
      const line = square[a];
      if (line) for (const [b, other] of row.entries()) line[b] = (line[b] ?? 0) + weight * left * other;
    }
  }
  return solveSymmetric(square, right);
}

/** Σ aᵢ·bᵢ over the length of `a`. Total. */
export const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
/** The mean; NaN of nothing. Total. */
export const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
/** The standard deviation with n in the denominator; NaN of nothing. Total. */
export const deviationOf = (values: readonly number[]): number => {
  const mean = meanOf(values);
  return Math.sqrt(meanOf(values.map((value) => (value - mean) ** 2)));
};
