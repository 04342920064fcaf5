import type { Triple } from '../../grid/volume.ts';

/**
 * Set voxels of a mask as runs along its fastest axis, joined into pieces. `row` counts rows through all slices; a run
 * holds columns `from` up to, not including, `to`. Pieces are numbered from 1 in reading order.
 */
export interface Runs {
  readonly row: Int32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly piece: Int32Array;
  readonly pieces: number;
}

/** `faces`: joined within and across slices; `slice`: within a slice only. Corners never join. */
export type Joined = 'faces' | 'slice';

interface Raw {
  readonly row: Int32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly firstOfRow: Int32Array;
}

function rawRuns(mask: Uint8Array, lines: number, columns: number): Raw {
  const firstOfRow = new Int32Array(lines + 1);
  let count = 0;
  for (let row = 0; row < lines; row++) {
    firstOfRow[row] = count;
    let before = 0;
    for (let at = row * columns; at < (row + 1) * columns; at++) {
      const here = mask[at] ? 1 : 0;
      if (here && !before) count++;
      before = here;
    }
  }
  firstOfRow[lines] = count;
  const [rows, from, to] = [new Int32Array(count), new Int32Array(count), new Int32Array(count)];
  let run = -1;
  for (let row = 0; row < lines; row++) {
    let before = 0;
    for (let column = 0; column < columns; column++) {
      const here = mask[row * columns + column] ? 1 : 0;
      if (here && !before) {
        rows[++run] = row;
        from[run] = column;
      }
      if (here) to[run] = column + 1;
      before = here;
    }
  }
  return { row: rows, from, to, firstOfRow };
}

/** The root of a run; halves the path on the way. */
function rootOf(parent: Int32Array, run: number): number {
  let at = run;
  for (;;) {
    const up = parent[at] ?? at;
    if (up === at) return at;
    parent[at] = parent[up] ?? up;
    at = up;
  }
}

/** Joins runs of two rows that share a column; the earlier root stays the root. */
function joinRows({ from, to, firstOfRow }: Raw, parent: Int32Array, [a, b]: readonly [number, number]): void {
  let [i, j] = [firstOfRow[a] ?? 0, firstOfRow[b] ?? 0];
  const [endI, endJ] = [firstOfRow[a + 1] ?? 0, firstOfRow[b + 1] ?? 0];
  while (i < endI && j < endJ) {
    if ((from[i] ?? 0) < (to[j] ?? 0) && (from[j] ?? 0) < (to[i] ?? 0)) {
      const [x, y] = [rootOf(parent, i), rootOf(parent, j)];
      parent[Math.max(x, y)] = Math.min(x, y);
    }
    if ((to[i] ?? 0) < (to[j] ?? 0)) i++;
    else j++;
  }
}

/**
 * The pieces of a mask, kept as runs: a whole CT takes a few MB, not one number a voxel.
 *
 * @param mask  one byte a voxel, storage order, `shape` slices, rows, columns; not 0 is set. Total.
 */
export function runsOf(mask: Uint8Array, [slices, rows, columns]: Triple, joined: Joined): Runs {
  const raw = rawRuns(mask, slices * rows, columns);
  const parent = Int32Array.from(raw.row, (_, run) => run);
  for (let slice = 0; slice < slices; slice++)
    for (let r = 0; r < rows; r++) {
      const row = slice * rows + r;
      if (r > 0) joinRows(raw, parent, [row - 1, row]);
      if (slice > 0 && joined === 'faces') joinRows(raw, parent, [row - rows, row]);
    }
  const piece = new Int32Array(parent.length);
  let pieces = 0;
  for (let run = 0; run < parent.length; run++) {
    const root = rootOf(parent, run); // never later than the run: numbered already, or the run itself
    piece[run] = root === run ? ++pieces : (piece[root] ?? 0);
  }
  return { row: raw.row, from: raw.from, to: raw.to, piece, pieces };
}

/** Voxels of each piece; the first entry, of no piece, is 0. Total. */
export function sizesOf({ piece, from, to, pieces }: Runs): Float64Array {
  const sizes = new Float64Array(pieces + 1);
  for (let run = 0; run < piece.length; run++) {
    const at = piece[run] ?? 0;
    sizes[at] = (sizes[at] ?? 0) + (to[run] ?? 0) - (from[run] ?? 0);
  }
  return sizes;
}

/** Writes a value of each piece (0: leaves what is there) into a map of one byte a voxel. Total. */
export function paintRuns(
  { row, from, to, piece }: Runs,
  map: Uint8Array,
  { columns, valueOf }: { readonly columns: number; readonly valueOf: (piece: number) => number },
): void {
  for (let run = 0; run < row.length; run++) {
    const value = valueOf(piece[run] ?? 0);
    const start = (row[run] ?? 0) * columns;
    if (value > 0) map.fill(value, start + (from[run] ?? 0), start + (to[run] ?? 0));
  }
}
