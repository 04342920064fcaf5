type Point = readonly [x: number, y: number];

/** Area inside a closed line in the square of its unit, whichever way round it runs. Total; 0 below three points. */
export function polygonArea(points: readonly Point[]): number {
  const twice = points.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = points[(i + 1) % points.length] ?? [x, y];
    return sum + x * nextY - nextX * y;
  }, 0);
  return Math.abs(twice) / 2;
}

/** Whether a point lies inside a closed line (even-odd). Total. */
export const polygonHolds = (points: readonly Point[], [x, y]: Point): boolean =>
  points.reduce((isInside, [ax, ay], i) => {
    const [bx, by] = points[(i + 1) % points.length] ?? [ax, ay];
    const isCrossed = ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax;
    return isCrossed ? !isInside : isInside;
  }, false);

/**
 * Visits every pixel of a grid whose centre lies inside a closed line (as `polygonHolds`).
 *
 * @param points  pixels, centres at whole numbers; may lie outside the grid. @param visit  is given row · columns + column.
 */
export function fillPolygon(
  points: readonly Point[],
  { columns, rows }: { readonly columns: number; readonly rows: number },
  visit: (at: number) => void,
): void {
  const heights = points.map(([, y]) => y);
  const last = Math.min(rows - 1, Math.floor(Math.max(...heights)));
  for (let row = Math.max(0, Math.ceil(Math.min(...heights))); row <= last; row++) {
    const crossings = points
      .flatMap(([ax, ay], i): number[] => {
        const [bx, by] = points[(i + 1) % points.length] ?? [ax, ay];
        return ay > row !== by > row ? [((bx - ax) * (row - ay)) / (by - ay) + ax] : [];
      })
      .toSorted((a, b) => a - b);
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      const end = Math.min(columns, Math.ceil(crossings[i + 1] ?? 0));
      for (let column = Math.max(0, Math.ceil(crossings[i] ?? 0)); column < end; column++)
        visit(row * columns + column);
    }
  }
}
