/** A closed line along pixel edges, round an object or a hole in it. */
export interface Contour {
  readonly object: number;
  readonly corners: Float32Array; // x, y one after the other; pixel centres at whole numbers
}

interface Objects {
  readonly objects: Uint32Array; // the number of each pixel's object, rows one after the other; 0 for none
  readonly columns: number;
  readonly rows: number;
}

// Steps along edges, clockwise: east, south, west, north; and the pixels ahead of a corner, right and left of the way.
const steps = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
] as const;
const aheadRight = [
  [0, 0],
  [-1, 0],
  [-1, -1],
  [0, -1],
] as const;
const aheadLeft = [
  [0, -1],
  [0, 0],
  [-1, 0],
  [-1, -1],
] as const;

/**
 * Outlines of objects: of each its outer edge and the edges of its holes. Parts that touch only at a corner are apart.
 *
 * @returns closed lines with their corners only. Total.
 */
export function objectContours({ objects, columns, rows }: Objects): readonly Contour[] {
  const at = (column: number, row: number): number =>
    column < 0 || row < 0 || column >= columns || row >= rows ? 0 : (objects[row * columns + column] ?? 0);
  const isWalked = new Uint8Array(objects.length); // the upper edge of a pixel
  const contours: Contour[] = [];
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const label = at(column, row);
      if (label === 0 || isWalked[row * columns + column] || at(column, row - 1) === label) continue;
      const walk = { label, column, row, mark: (x: number, y: number) => void (isWalked[y * columns + x] = 1) };
      contours.push({ object: label, corners: Float32Array.from(walked(walk, at)) });
    }
  return contours;
}

interface Walk {
  readonly label: number;
  readonly column: number; // of a pixel whose upper edge it begins at
  readonly row: number;
  readonly mark: (column: number, row: number) => void;
}

/** Once round an object, which stays on the right. */
function walked({ label, column, row, mark }: Walk, at: (column: number, row: number) => number): number[] {
  const corners: number[] = [];
  let [x, y, way] = [column, row, 0];
  do {
    if (way === 0) mark(x, y);
    const [dx, dy] = steps[way] ?? steps[0];
    [x, y] = [x + dx, y + dy];
    const [rightX, rightY] = aheadRight[way] ?? aheadRight[0];
    const [leftX, leftY] = aheadLeft[way] ?? aheadLeft[0];
    const turn = at(x + rightX, y + rightY) !== label ? 1 : at(x + leftX, y + leftY) === label ? 3 : 0;
    if (turn !== 0) corners.push(x - 0.5, y - 0.5);
    way = (way + turn) % 4;
  } while (x !== column || y !== row || way !== 0);
  return corners;
}
