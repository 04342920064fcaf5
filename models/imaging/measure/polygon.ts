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
