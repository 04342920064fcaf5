import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { png } from './png.ts';

test('a PNG holds its size and its rows, each behind a filter byte', () => {
  const bytes = Buffer.from(png(Uint8Array.of(10, 20, 30, 40, 50, 60), { width: 3, height: 2, samples: 1 }));
  expect(bytes.subarray(1, 4).toString()).toBe('PNG');
  expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20), bytes[24], bytes[25]]).toEqual([3, 2, 8, 0]);
  const length = bytes.readUInt32BE(33);
  expect(Array.from(inflateSync(bytes.subarray(41, 41 + length)))).toEqual([0, 10, 20, 30, 0, 40, 50, 60]);
});
