/** The index of the first of the ascending `starts[low … high)` that is `start` or more; `high` where none is. Total. */
export const lowerBound = (starts: Int32Array, start: number, [low, high]: readonly [number, number]): number => {
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return low;
};
