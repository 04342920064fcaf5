import { expect, test } from 'vitest';
import { colorOf, packed, withColors } from './supplemental-colors.ts';

const colors = { first: 100, entries: [packed(255, 0, 0), packed(1, 2, 3)], top: 0xffffff };

test('values below the first of the table are grey, those from it on have its colours, beyond its end the last', () => {
  expect([colorOf(99, colors), colorOf(100, colors), colorOf(101, colors), colorOf(4000, colors)]).toEqual([
    undefined,
    packed(255, 0, 0),
    packed(1, 2, 3),
    packed(1, 2, 3),
  ]);
  expect([colorOf(100, null), colorOf(Number.NaN, colors)]).toEqual([undefined, undefined]);
});

test('a picture keeps its grey below and has its colours above', () => {
  expect([...withColors([5, 101], Uint8Array.of(40, 250), colors)]).toEqual([40, 40, 40, 1, 2, 3]);
});
