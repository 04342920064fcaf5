import { expect, test } from 'vitest';
import { ShutterCover } from './shutter-cover.ts';

const white = 0xffffffff;
const black = 0xff000000;

test('what lies outside a shutter is black, inside as painted; another shutter is not taken for the one before', () => {
  const cover = new ShutterCover();
  const covered = (left: number): number[] => {
    const words = new Uint32Array(4).fill(white); // one row
    cover.cover(words, [{ kind: 'rectangle', left, right: 2, top: 0, bottom: 0 }], 4);
    return Array.from(words);
  };
  expect(covered(1)).toEqual([black, white, white, black]);
  expect(covered(1)).toEqual([black, white, white, black]);
  expect(covered(2)).toEqual([black, black, white, black]);
});
