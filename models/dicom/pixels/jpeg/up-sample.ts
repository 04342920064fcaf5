/** One component's samples, row after row. */
export interface Samples {
  readonly values: Uint16Array;
  readonly columns: number;
  readonly rows: number;
}

/**
 * A component at the size of the image. Halved ones are widened by the triangle filter of the Independent JPEG Group
 * ("fancy upsampling"), others by repetition, so that decoders built on theirs agree to the bit.
 *
 * @param across  how many pixels one sample covers. Total.
 */
export function upSample(
  from: Samples,
  {
    across,
    down,
    columns,
    rows,
  }: { readonly across: number; readonly down: number; readonly columns: number; readonly rows: number },
): Uint16Array {
  if (across === 1 && down === 1) return from.values;
  const isSmooth = across === 2 && down <= 2 && from.columns > 2;
  const out = new Uint16Array(columns * rows);
  const sums = new Int32Array(from.columns);
  for (let y = 0; y < rows; y++) {
    const row = Math.min(Math.trunc(y / down), from.rows - 1);
    if (!isSmooth) {
      for (let x = 0; x < columns; x++)
        out[y * columns + x] = from.values[row * from.columns + Math.trunc(x / across)] ?? 0;
      continue;
    }
    const other = Math.min(Math.max(y % 2 === 0 ? row - 1 : row + 1, 0), from.rows - 1);
    for (let x = 0; x < from.columns; x++) {
      const near = from.values[row * from.columns + x] ?? 0;
      sums[x] = down === 1 ? near : near * 3 + (from.values[other * from.columns + x] ?? 0);
    }
    widen(sums, out.subarray(y * columns, (y + 1) * columns), down === 1 ? lineRounding : blockRounding);
  }
  return out;
}

const lineRounding = { left: 1, right: 2, shift: 2, end: [0, 0] } as const;
const blockRounding = { left: 8, right: 7, shift: 4, end: [8, 7] } as const;

/** Twice as many samples: each three parts of the nearer and one of the farther neighbour. */
function widen(
  sums: Int32Array,
  out: Uint16Array,
  {
    left,
    right,
    shift,
    end,
  }: { readonly left: number; readonly right: number; readonly shift: number; readonly end: readonly [number, number] },
): void {
  const last = sums.length - 1;
  const alone = shift === 2 ? 0 : shift;
  const times = shift === 2 ? 1 : 4;
  for (let x = 0; x < out.length; x++) {
    const at = Math.min(x >> 1, last);
    const here = sums[at] ?? 0;
    const isLeft = (x & 1) === 0;
    if (isLeft && at === 0) out[x] = (here * times + end[0]) >> alone;
    else if (!isLeft && at === last) out[x] = (here * times + end[1]) >> alone;
    else if (isLeft) out[x] = (here * 3 + (sums[at - 1] ?? 0) + left) >> shift;
    else out[x] = (here * 3 + (sums[at + 1] ?? 0) + right) >> shift;
  }
}
