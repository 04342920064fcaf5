import { expect, test } from 'vitest';
import { fillHoles } from './fill-holes.ts';
import { onPart } from './on-part.ts';
import { closeBy } from './reach.ts';
import { paintRuns, runsOf, sizesOf } from './runs.ts';

const bits = (text: string): Uint8Array => Uint8Array.from(text.replaceAll(/\s/g, ''), (one) => (one === '#' ? 1 : 0));

test('pieces are joined by edges, never by corners, and numbered in reading order', () => {
  const runs = runsOf(bits('##.# ..## #..#'), [1, 3, 4], 'slice');
  // "##" above "..##": no column in common; the right column joins three rows; "#" below left stands alone
  expect(runs.pieces).toBe(3);
  expect([...sizesOf(runs)]).toEqual([0, 2, 4, 1]);
});

test('a U is one piece although its arms are met apart', () => {
  const runs = runsOf(bits('#.# #.# ###'), [1, 3, 3], 'slice');
  expect(runs.pieces).toBe(1);
});

test('slices are joined where that is asked for, and only then', () => {
  const two = bits('#. .. #. ..');
  expect(runsOf(two, [2, 2, 2], 'faces').pieces).toBe(1);
  expect(runsOf(two, [2, 2, 2], 'slice').pieces).toBe(2);
});

test('painting leaves what it is told nothing about', () => {
  const mask = bits('#.#');
  const map = Uint8Array.of(9, 9, 9);
  paintRuns(runsOf(mask, [1, 1, 3], 'slice'), map, { columns: 3, valueOf: (piece) => (piece === 2 ? 5 : 0) });
  expect([...map]).toEqual([9, 9, 5]);
});

test('a hole is filled up to the given size; a bay is none', () => {
  const ring = bits('##### #...# #.#.# #...# #####');
  const small = ring.slice();
  fillHoles(small, [5, 5], 7);
  expect(small).toEqual(ring); // the hole has 8 pixels
  fillHoles(small, [5, 5], 8);
  expect(small.every((value) => value === 1)).toBe(true);
  const bay = bits('### #.. ###');
  fillHoles(bay, [3, 3], 100);
  expect(bay).toEqual(bits('### #.. ###'));
});

test('closing bridges a gap narrower than the disc, in mm, and leaves edges where they were', () => {
  const plane = { rows: 7, columns: 7, spacing: [1, 2] as const }; // columns 2 mm apart
  const gap = bits('....... .##.##. .##.##. .##.##. .##.##. .##.##. .......');
  const wide = gap.slice();
  closeBy(wide, plane, 1.5); // the gap's middle is 2 mm from either side
  expect(wide).toEqual(gap);
  closeBy(wide, plane, 2.5);
  expect([...wide.subarray(21, 28)]).toEqual([0, 1, 1, 1, 1, 1, 0]); // the middle row: at its ends the gap stays open
  expect([...wide.subarray(0, 7)]).toEqual([0, 0, 0, 0, 0, 0, 0]);
});

test('work on the part that a mask reaches changes that part, and sees a margin round it', () => {
  const mask = bits('..... ..... ..##. ..... .....');
  const sizes: unknown[] = [];
  onPart(mask, { rows: 5, columns: 5, margin: 1 }, (part, size) => {
    sizes.push(size);
    part[0] = 1;
  });
  expect(sizes).toEqual([{ rows: 3, columns: 4 }]);
  expect(mask).toEqual(bits('..... .#... ..##. ..... .....'));
});
