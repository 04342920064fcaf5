import { expect, test } from 'vitest';
import { paintImage } from './grey-image.ts';

const rgba = (word: number | undefined) => [word ?? 0, (word ?? 0) >>> 8, (word ?? 0) >>> 16].map((n) => n & 255);

test('stored values are shown by the window of the modality, slope and intercept applied', () => {
  const image = { columns: 3, rows: 1, samples: 1, values: Int16Array.from([864, 1064, 1264]), low: 0, high: 0 };
  const out = new Uint32Array(3);
  paintImage(image, { slope: 1, intercept: -1024, voi: { width: 401, center: 40.5 }, isInverted: false }, out); // −160, 40, 240 HU
  expect([...out].map((word) => rgba(word)[0])).toEqual([0, 128, 255]);
});

test('a colour image keeps its red, green and blue', () => {
  const image = { columns: 1, rows: 1, samples: 3, values: Uint8Array.from([10, 20, 30]), low: 0, high: 0 };
  const out = new Uint32Array(1);
  paintImage(image, { slope: 1, intercept: 0, voi: { width: 255, center: 128 }, isInverted: false }, out);
  expect(rgba(out[0])).toEqual([10, 20, 30]);
});
