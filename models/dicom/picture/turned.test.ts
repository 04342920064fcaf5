import { expect, test } from 'vitest';
import type { Orientation } from './picture.ts';
import { onWhite } from './on-white.ts';
import { turned } from './turned.ts';

// 3 columns × 2 rows: 1 2 3 / 4 5 6.
const raster = { columns: 3, rows: 2, samples: 1, values: Uint8Array.of(1, 2, 3, 4, 5, 6) };

test.each<[Orientation, string, number[]]>([
  [1, 'as it is', [1, 2, 3, 4, 5, 6]],
  [2, 'left and right changed', [3, 2, 1, 6, 5, 4]],
  [3, 'upside down', [6, 5, 4, 3, 2, 1]],
  [4, 'top and bottom changed', [4, 5, 6, 1, 2, 3]],
  [5, 'along its falling diagonal', [1, 4, 2, 5, 3, 6]],
  [6, 'a quarter to the right', [4, 1, 5, 2, 6, 3]],
  [7, 'along its rising diagonal', [6, 3, 5, 2, 4, 1]],
  [8, 'a quarter to the left', [3, 6, 2, 5, 1, 4]],
])('orientation %i is seen %s', (orientation, _, values) => {
  const seen = turned(raster, orientation);
  expect([seen.columns, seen.rows]).toEqual(orientation > 4 ? [2, 3] : [3, 2]);
  expect(Array.from(seen.values)).toEqual(values);
});

test('transparent parts stand on white, opaque ones are as they were', () => {
  const pixels = { columns: 3, rows: 1, samples: 2, values: Uint8Array.of(77, 255, 77, 0, 100, 51) };
  const straight = onWhite(pixels, { colors: 1, alpha: 'straight', most: 255 });
  expect(Array.from(straight.values)).toEqual([77, 255, 224]); // 100 · 0.2 + 255 · 0.8
  const times = { columns: 1, rows: 1, samples: 2, values: Uint16Array.of(20_000, 32_768) };
  const premultiplied = onWhite(times, { colors: 1, alpha: 'premultiplied', most: 65_535 });
  expect(Array.from(premultiplied.values)).toEqual([52_767]);
});
