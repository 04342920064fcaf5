import { expect, test } from 'vitest';
import { frocOf, matchBoxes } from './froc.ts';
import { kappaOf } from './kappa.ts';

const inside = (bits: string) => (at: number) => bits[at] === '#';

test('kappa is agreement beyond chance: Cohen’s own example of 100 judgements', () => {
  // both 25, only A 10, only B 15, neither 50: observed 0.75; by chance (35·40 + 60·65) / 10 000 = 0.53
  const a = '#'.repeat(35) + '.'.repeat(65);
  const b = `${'#'.repeat(25)}${'.'.repeat(10)}${'#'.repeat(15)}${'.'.repeat(50)}`;
  expect(kappaOf(inside(a), inside(b), 100)).toBeCloseTo((0.75 - 0.53) / 0.47, 12);
  expect(kappaOf(inside(a), inside(a), 100)).toBe(1);
  expect(kappaOf(inside('..'), inside('..'), 2)).toBeNull();
});

const box = (x: number, score: number) => ({ low: [x, 0] as const, high: [x + 10, 10] as const, score });
const truth = [box(0, 1), box(100, 1)];

test('a truth is found once: the better box takes it, the other is a false one', () => {
  const found = [box(1, 0.6), box(0, 0.9), box(50, 0.8)];
  expect(matchBoxes({ found, truth }, 0.5).map(({ box: { score }, isHit }) => [score, isHit])).toEqual([
    [0.9, true],
    [0.8, false],
    [0.6, false],
  ]);
});

test('sensitivity at a number of false boxes an image, over all thresholds', () => {
  const images = [
    { found: [box(0, 0.9), box(50, 0.8), box(100, 0.7)], truth },
    { found: [box(200, 0.6)], truth: [] },
  ];
  const at = (falsePerImage: number): number | undefined =>
    frocOf(images, { least: 0.5, at: [falsePerImage] })[0]?.sensitivity;
  expect(at(0)).toBe(0.5); // only the best box, before the first false one
  expect(at(0.5)).toBe(1); // one false box in two images
  expect(frocOf([{ found: [box(0, 1)], truth: [] }], { least: 0.5 })).toEqual([]);
});
