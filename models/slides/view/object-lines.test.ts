import { expect, test } from 'vitest';
import type { ObjectGrid } from '../../findings/objects/corrected-objects.ts';
import { fillPolygon, polygonArea } from '../../imaging/measure/polygon.ts';
import { circleLine, cutLines, joinedLine, neighbourOf, objectPlaces } from './object-lines.ts';

// 1 and 2 touch along three edges, 3 touches 2 at a corner only; 4 is two squares with a waist of one pixel.
const picture = [
  '............',
  '.11122......',
  '.11122......',
  '..1122......',
  '......3.....',
  '............',
  '.444...444..',
  '.444444444..',
  '.444...444..',
];
const columns = 12;
const rows = picture.length;
const grid: ObjectGrid = {
  objects: Uint32Array.from(picture.join(''), (sign) => (sign === '.' ? 0 : Number(sign))),
  columns,
  rows,
};
const place = (number: number) => {
  const at = objectPlaces(grid).get(number);
  if (!at) throw new Error('not there');
  return { ...at, number };
};
/** Numbers of the pixels that a line holds, sorted. */
const held = (line: readonly (readonly [number, number])[]): number[] => {
  const inside: number[] = [];
  fillPolygon(line, grid, (at) => inside.push(at));
  return inside;
};
const of = (...numbers: number[]) => [...grid.objects.keys()].filter((at) => numbers.includes(grid.objects[at] ?? 0));

test('where an object lies, how large it is and where its middle', () => {
  expect(place(1)).toEqual({ number: 1, left: 1, top: 1, right: 3, bottom: 3, pixels: 8, middle: [17 / 8, 15 / 8] });
});

test('two that touch are joined to exactly their pixels; two that meet at a corner are not', () => {
  const line = joinedLine(grid, [place(1), place(2)]);
  expect(line && held(line)).toEqual(of(1, 2));
  expect(joinedLine(grid, [place(2), place(3)])).toBeUndefined();
  expect(joinedLine(grid, [place(1), place(4)])).toBeUndefined();
});

test('the neighbour is the one with the longest common edge', () => {
  expect(neighbourOf(grid, place(1))).toBe(2);
  expect(neighbourOf(grid, place(3))).toBeUndefined();
});

test('an object is cut at its waist, across its long axis, and no pixel is lost', () => {
  const halves = cutLines(grid, place(4));
  const [left, right] = [halves?.[0] ?? [], halves?.[1] ?? []].map(held);
  expect([...(left ?? []), ...(right ?? [])].toSorted((a, b) => a - b)).toEqual(of(4));
  expect(Math.abs((left?.length ?? 0) - (right?.length ?? 0))).toBeLessThanOrEqual(1);
});

test('what is too small to have a middle is not cut', () => {
  expect(cutLines(grid, place(3))).toBeUndefined();
});

test('a circle is one to half a percent of its area', () => {
  expect(polygonArea(circleLine([5, 5], 10)) / (Math.PI * 100)).toBeCloseTo(1, 2);
});
