interface Size {
  readonly rows: number;
  readonly columns: number;
}

/**
 * Works on the part of a plane that a mask reaches, with a margin of unset pixels round it where the plane goes on: far
 * less than the whole for a structure in the middle.
 *
 * @param mask    one byte a pixel; changed in place. @param work  changes its part in place. Total: nothing for an empty mask.
 */
export function onPart(
  mask: Uint8Array,
  { rows, columns, margin }: Size & { readonly margin: number },
  work: (part: Uint8Array, size: Size) => void,
): void {
  let [top, bottom, left, right] = [rows, -1, columns, -1];
  for (let at = 0; at < mask.length; at++) {
    if (!mask[at]) continue;
    const [row, column] = [Math.floor(at / columns), at % columns];
    top = Math.min(top, row);
    bottom = Math.max(bottom, row);
    left = Math.min(left, column);
    right = Math.max(right, column);
  }
  if (bottom < 0) return;
  const [firstRow, firstColumn] = [Math.max(0, top - margin), Math.max(0, left - margin)];
  const size = {
    rows: Math.min(rows, bottom + margin + 1) - firstRow,
    columns: Math.min(columns, right + margin + 1) - firstColumn,
  };
  const part = new Uint8Array(size.rows * size.columns);
  const from = (row: number): number => (firstRow + row) * columns + firstColumn;
  for (let row = 0; row < size.rows; row++)
    part.set(mask.subarray(from(row), from(row) + size.columns), row * size.columns);
  work(part, size);
  for (let row = 0; row < size.rows; row++)
    mask.set(part.subarray(row * size.columns, (row + 1) * size.columns), from(row));
}
