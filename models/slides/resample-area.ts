interface Grid {
  readonly columns: number;
  readonly rows: number;
}

/** What each new pixel takes of the old ones along one axis: the first, and how much of each from there on. */
interface Share {
  readonly first: number;
  readonly weights: readonly number[];
}

/** Shares along one axis; each new pixel's add up to 1. */
function sharesOf(from: number, to: number): readonly Share[] {
  const step = from / to;
  return Array.from({ length: to }, (_, i) => {
    const [start, end] = [i * step, Math.min(from, (i + 1) * step)];
    const first = Math.min(from - 1, Math.floor(start));
    const last = Math.max(first, Math.ceil(end - 1e-9) - 1);
    const weights = Array.from(
      { length: last - first + 1 },
      (__, k) => (Math.min(end, first + k + 1) - Math.max(start, first + k)) / (end - start),
    );
    return { first, weights };
  });
}

/**
 * Brings a colour picture to fewer pixels, each the mean of the area it covers.
 *
 * @param pixels  red, green, blue of each pixel side by side, rows one after the other.
 * @returns three planes, red, green, blue, `values[(channel · rows + row) · columns + column]`, in the unit given. With
 *   equal sizes the values as they are. Total.
 */
export function resampleArea(pixels: Uint8Array, from: Grid, to: Grid): Float32Array<ArrayBuffer> {
  const [across, down] = [sharesOf(from.columns, to.columns), sharesOf(from.rows, to.rows)];
  const planes = new Float32Array(3 * to.columns * to.rows);
  const line = new Float64Array(to.columns * 3);
  for (let row = 0; row < to.rows; row++) {
    const share = down[row];
    if (!share) continue;
    line.fill(0);
    for (const [k, weight] of share.weights.entries())
      addLine(line, pixels, { row: share.first + k, weight, from, across });
    for (let channel = 0; channel < 3; channel++)
      for (let column = 0; column < to.columns; column++)
        planes[(channel * to.rows + row) * to.columns + column] = line[column * 3 + channel] ?? 0;
  }
  return planes;
}

interface Line {
  readonly row: number;
  readonly weight: number;
  readonly from: Grid;
  readonly across: readonly Share[];
}

/** Adds one old row, weighted, to a new one. */
function addLine(line: Float64Array, pixels: Uint8Array, { row, weight, from, across }: Line): void {
  for (let column = 0; column < across.length; column++) {
    const share = across[column];
    if (!share) continue;
    for (let k = 0; k < share.weights.length; k++) {
      const part = weight * (share.weights[k] ?? 0);
      const at = (row * from.columns + share.first + k) * 3;
      for (let c = 0; c < 3; c++) line[column * 3 + c] = (line[column * 3 + c] ?? 0) + part * (pixels[at + c] ?? 0);
    }
  }
}
