import type { ObjectGrid } from '../../findings/objects/corrected-objects.ts';
import { polygonArea } from '../../imaging/measure/polygon.ts';

import { objectContours } from './object-contours.ts';

type Point = readonly [number, number];
type Line = readonly Point[];

/** The part of a grid that an object takes, and how much of it. */
export interface ObjectPlace {
  readonly left: number;
  readonly top: number;
  readonly right: number; // last column
  readonly bottom: number; // last row
  readonly pixels: number;
  readonly middle: Point; // mean of its pixel centres
}

/** Where each object of a grid lies, by number. Total. */
export function objectPlaces({ objects, columns, rows }: ObjectGrid): ReadonlyMap<number, ObjectPlace> {
  interface Sum {
    left: number;
    top: number;
    right: number;
    bottom: number;
    pixels: number;
    x: number;
    y: number;
  }
  const sums = new Map<number, Sum>();
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const object = objects[row * columns + column] ?? 0;
      if (object === 0) continue;
      let sum = sums.get(object);
      if (!sum) sums.set(object, (sum = { left: column, top: row, right: column, bottom: row, pixels: 0, x: 0, y: 0 }));
      if (column < sum.left) sum.left = column;
      if (column > sum.right) sum.right = column;
      sum.bottom = row;
      sum.pixels++;
      sum.x += column;
      sum.y += row;
    }
  return new Map(
    [...sums].map(([object, { x, y, pixels, ...box }]) => [
      object,
      { ...box, pixels, middle: [x / pixels, y / pixels] },
    ]),
  );
}

/** Some pixels of a grid under other numbers, as a small grid of its own; 0 elsewhere. */
function part(
  { objects, columns }: ObjectGrid,
  { left, top, right, bottom }: Omit<ObjectPlace, 'pixels' | 'middle'>,
  as: (object: number, at: Point) => number,
): ObjectGrid {
  const [wide, tall] = [right - left + 1, bottom - top + 1];
  const small = new Uint32Array(wide * tall);
  for (let row = 0; row < tall; row++)
    for (let column = 0; column < wide; column++) {
      const at: Point = [left + column, top + row];
      small[row * wide + column] = as(objects[at[1] * columns + at[0]] ?? 0, at);
    }
  return { objects: small, columns: wide, rows: tall };
}

const signedArea = (line: Line): number =>
  line.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = line[(i + 1) % line.length] ?? [x, y];
    return sum + x * nextY - nextX * y;
  }, 0) / 2;

/** The outer lines of what stands under a number in a part of a grid, largest first; pixels of the whole grid. */
function outerLines(grid: ObjectGrid, number: number, [left, top]: Point): readonly Line[] {
  return objectContours(grid)
    .filter(({ object }) => object === number)
    .map(({ corners }): Line =>
      Array.from({ length: corners.length / 2 }, (_, i) => [
        (corners[2 * i] ?? 0) + left,
        (corners[2 * i + 1] ?? 0) + top,
      ]),
    )
    .filter((line) => signedArea(line) > 0) // round holes it runs the other way
    .toSorted((a, b) => polygonArea(b) - polygonArea(a));
}

/** The line round an object, its holes closed; of one in several pieces round the largest. Total. */
export const objectLine = (grid: ObjectGrid, of: ObjectPlace & Numbered): Line | undefined =>
  outerLines(
    part(grid, of, (object) => (object === of.number ? 1 : 0)),
    1,
    [of.left, of.top],
  )[0];

/**
 * The line round two objects that touch along an edge; undefined where they do not, or one is not there. Holes are closed.
 * Total.
 */
export function joinedLine(grid: ObjectGrid, [a, b]: readonly [ObjectPlace & Numbered, ObjectPlace & Numbered]) {
  const box = {
    left: Math.min(a.left, b.left),
    top: Math.min(a.top, b.top),
    right: Math.max(a.right, b.right),
    bottom: Math.max(a.bottom, b.bottom),
  };
  const both = part(grid, box, (object) => (object === a.number || object === b.number ? 1 : 0));
  const [line, ...more] = outerLines(both, 1, [box.left, box.top]);
  return line && more.length === 0 ? line : undefined;
}

interface Numbered {
  readonly number: number;
}

/** The object that shares the longest edge with another; undefined where none touches it. Total. */
export function neighbourOf({ objects, columns, rows }: ObjectGrid, of: ObjectPlace & Numbered): number | undefined {
  const edges = new Map<number, number>();
  for (let row = of.top; row <= of.bottom; row++)
    for (let column = of.left; column <= of.right; column++) {
      if (objects[row * columns + column] !== of.number) continue;
      for (const [x, y] of [
        [column - 1, row],
        [column + 1, row],
        [column, row - 1],
        [column, row + 1],
      ] as const) {
        const other = x < 0 || y < 0 || x >= columns || y >= rows ? 0 : (objects[y * columns + x] ?? 0);
        if (other !== 0 && other !== of.number) edges.set(other, (edges.get(other) ?? 0) + 1);
      }
    }
  return [...edges].toSorted((a, b) => b[1] - a[1])[0]?.[0];
}

const middleShare = 0.25; // of the length, at either end: there no waist is looked for

/**
 * The lines round the two halves of an object, cut across its long axis where it is narrowest in its middle half.
 *
 * @returns undefined where it cannot be cut into two halves of some size. Total.
 */
export function cutLines(grid: ObjectGrid, of: ObjectPlace & Numbered): readonly [Line, Line] | undefined {
  const axis = longAxis(grid, of);
  const along = ([x, y]: Point): number => (x - of.middle[0]) * axis[0] + (y - of.middle[1]) * axis[1];
  const widths = new Map<number, number>();
  part(grid, of, (object, at) => {
    if (object === of.number) widths.set(Math.round(along(at)), (widths.get(Math.round(along(at))) ?? 0) + 1);
    return 0;
  });
  const steps = [...widths.keys()].toSorted((a, b) => a - b);
  const [low, high] = [steps[0] ?? 0, steps.at(-1) ?? 0];
  const margin = (high - low) * middleShare;
  const waist = steps
    .filter((step) => step > low + margin && step < high - margin)
    .toSorted((a, b) => (widths.get(a) ?? 0) - (widths.get(b) ?? 0) || Math.abs(a) - Math.abs(b))[0];
  if (waist === undefined) return undefined;
  const halves = part(grid, of, (object, at) => (object !== of.number ? 0 : along(at) < waist ? 1 : 2));
  const [first, second] = [1, 2].map((half) => outerLines(halves, half, [of.left, of.top])[0]);
  return first && second ? [first, second] : undefined;
}

/** Direction of the long axis of an object, of length 1. */
function longAxis(grid: ObjectGrid, of: ObjectPlace & Numbered): Point {
  let [xx, xy, yy] = [0, 0, 0];
  part(grid, of, (object, [column, row]) => {
    if (object !== of.number) return 0;
    const [x, y] = [column - of.middle[0], row - of.middle[1]];
    xx += x * x;
    xy += x * y;
    yy += y * y;
    return 0;
  });
  const angle = Math.atan2(2 * xy, xx - yy) / 2;
  return [Math.cos(angle), Math.sin(angle)];
}

const circleCorners = 48;

/** A circle as a line of 48 corners. Total. */
export const circleLine = ([x, y]: Point, radius: number): Line =>
  Array.from({ length: circleCorners }, (_, i) => {
    const turn = (2 * Math.PI * i) / circleCorners;
    return [x + radius * Math.cos(turn), y + radius * Math.sin(turn)];
  });
