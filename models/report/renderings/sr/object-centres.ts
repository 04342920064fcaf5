/**
 * The middle of each object of an image, mean of its pixel centres.
 *
 * @param objects  the number of the object at each pixel, row after row; 0 for none.
 * @returns `[column, row]` in the order of their numbers, centres of pixels at whole numbers. Total.
 */
export function objectCentres(objects: Uint32Array, columns: number): readonly (readonly [number, number])[] {
  const sums = new Map<number, { x: number; y: number; n: number }>();
  for (const [at, object] of objects.entries()) {
    if (object === 0) continue;
    const sum = sums.get(object) ?? { x: 0, y: 0, n: 0 };
    sum.x += at % columns;
    sum.y += Math.floor(at / columns);
    sum.n++;
    sums.set(object, sum);
  }
  return [...sums].toSorted(([a], [b]) => a - b).map(([, { x, y, n }]) => [x / n, y / n] as const);
}
