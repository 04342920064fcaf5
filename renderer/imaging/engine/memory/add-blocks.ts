/**
 * Adds the mean of each block of `by` × `by` values to where it belongs, row after row; what is left over at the right
 * and at the bottom is left out.
 *
 * @param width  values in a row of the fine image.
 */
export function addBlocks(
  values: Float32Array,
  width: number,
  { into, columns, by }: { readonly into: Float32Array; readonly columns: number; readonly by: number },
): void {
  const share = 1 / (by * by);
  const rows = into.length / columns;
  for (let row = 0; row < rows; row++) {
    for (let down = 0; down < by; down++) {
      const start = (row * by + down) * width;
      for (let column = 0; column < columns; column++) {
        let sum = 0;
        for (let right = 0; right < by; right++) sum += values[start + column * by + right] ?? 0;
        const at = row * columns + column;
        into[at] = (into[at] ?? 0) + sum * share;
      }
    }
  }
}
