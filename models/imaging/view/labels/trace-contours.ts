import type { Point } from '../view-plane.ts';

// Marching squares on the four samples of a cell (top left 1, top right 2, bottom right 4, bottom left 8): which edge
// middles a contour joins, walking with the label on its right. Edges: 0 top, 1 right, 2 bottom, 3 left. Touching
// corners (5, 10) are kept apart.
const joins: readonly (readonly (readonly [number, number])[])[] = [
  [],
  [[3, 0]],
  [[0, 1]],
  [[3, 1]],
  [[1, 2]],
  [
    [3, 0],
    [1, 2],
  ],
  [[0, 2]],
  [[3, 2]],
  [[2, 3]],
  [[2, 0]],
  [
    [0, 1],
    [2, 3],
  ],
  [[2, 1]],
  [[1, 3]],
  [[1, 0]],
  [[0, 3]],
  [],
];
const middles: readonly Point[] = [
  [0.5, 0],
  [1, 0.5],
  [0.5, 1],
  [0, 0.5],
];

/** Labels on a grid of samples, row after row. */
interface LabelGrid {
  readonly labels: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/**
 * The closed outlines of one label: polygons through the middles between samples inside and outside, holes too.
 * Samples at the rim of the grid must be outside.
 *
 * @returns points in samples, sample `[0, 0]` at the origin; each outline is closed from its last point to its first. Total.
 */
export function traceContours(grid: LabelGrid, label: number): readonly (readonly Point[])[] {
  const next = cellJoins(grid, label);
  const outlines: Point[][] = [];
  for (const from of next.keys()) {
    const outline: Point[] = [];
    for (let key: number | undefined = from; key !== undefined;) {
      const to = next.get(key);
      if (to === undefined) break;
      next.delete(key);
      outline.push(pointOf(key, grid.width));
      key = to;
    }
    if (outline.length > 2) outlines.push(withoutStraights(outline));
  }
  return outlines;
}

/** Every contour piece as edge → next edge; an edge is named by twice its middle: `(2y)·(2·width) + 2x`. */
function cellJoins({ labels, width, height }: LabelGrid, label: number): Map<number, number> {
  const next = new Map<number, number>();
  const isIn = (x: number, y: number): number => (labels[y * width + x] === label ? 1 : 0);
  const key = (x: number, y: number, edge: number): number => {
    const [mx, my] = middles[edge] ?? [0, 0];
    return (y + my) * 2 * (2 * width) + (x + mx) * 2;
  };
  for (let y = 0; y + 1 < height; y++)
    for (let x = 0; x + 1 < width; x++) {
      const kind = isIn(x, y) + 2 * isIn(x + 1, y) + 4 * isIn(x + 1, y + 1) + 8 * isIn(x, y + 1);
      for (const [from, to] of joins[kind] ?? []) next.set(key(x, y, from), key(x, y, to));
    }
  return next;
}

const pointOf = (key: number, width: number): Point => [(key % (2 * width)) / 2, Math.floor(key / (2 * width)) / 2];

/** Drops points on a straight run between their neighbours. */
function withoutStraights(outline: readonly Point[]): Point[] {
  const at = (i: number): Point => outline[(i + outline.length) % outline.length] ?? [0, 0];
  const kept = outline.filter((point, i) => {
    const [before, after] = [at(i - 1), at(i + 1)];
    return (point[0] - before[0]) * (after[1] - point[1]) !== (point[1] - before[1]) * (after[0] - point[0]);
  });
  return kept;
}
