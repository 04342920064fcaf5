import { expect, test } from 'vitest';
import { edgeLetters, orientationLetters, planePosition } from './orientation-letters.ts';

test.each([
  [[1, 0, 0], 'L'],
  [[-1, 0, 0], 'R'],
  [[0, 1, 0], 'P'],
  [[0, -1, 0], 'A'],
  [[0, 0, 1], 'S'],
  [[0, 0, -1], 'I'],
] as const)('direction %j points to %s', (direction, letters) => {
  expect(orientationLetters(direction)).toBe(letters);
});

test('an oblique direction has two letters, the larger share first', () => {
  expect(orientationLetters([0.8, -0.6, 0])).toBe('LA');
});

test('a tilt of ten degrees keeps one letter', () => {
  const angle = (10 * Math.PI) / 180;
  expect(orientationLetters([0, Math.cos(angle), Math.sin(angle)])).toBe('P');
});

test('an axial image seen from the feet has the left side at the right edge', () => {
  expect(edgeLetters([1, 0, 0], [0, 1, 0])).toEqual({ top: 'A', bottom: 'P', left: 'R', right: 'L' });
});

test('positions are counted towards left, anterior and superior', () => {
  expect(planePosition([3, 4, -522.8], [0, 0, 1])).toEqual({ letter: 'S', mm: -522.8 });
  expect(planePosition([3, -17.1, 2], [0, 1, 0])).toEqual({ letter: 'A', mm: 17.1 });
  expect(planePosition([21.8, 0, 0], [-1, 0, 0])).toEqual({ letter: 'L', mm: 21.8 });
});
