import { expect, test } from 'vitest';
import { flashesOf, flashLimits, relativeLuminance } from './flashes.ts';
import type { FilmImage } from './flashes.ts';

const film = (ms: number, ...images: readonly (readonly number[])[]): FilmImage[] =>
  images.map((cells) => ({ cells: Float32Array.from(cells), ms }));

test('black and white by turns: at 6 images a second three flashes, allowed; at 8 four, too many', () => {
  expect(flashesOf(film(1000 / 6, [0], [1]))).toEqual({ share: 0, perSecond: 3 });
  expect(flashesOf(film(1000 / 8, [0], [1]))).toEqual({ share: 1, perSecond: 4 });
});

test('a change below a tenth of the greatest luminance is no flash, nor one between two bright levels', () => {
  expect(flashesOf(film(50, [0.3], [0.39])).share).toBe(0);
  expect(flashesOf(film(50, [0.82], [1])).share).toBe(0);
  expect(flashesOf(film(50, [0.79], [1])).share).toBe(1);
});

test('a slow rise in small steps and the fall back is one flash, however many images it takes', () => {
  const rise = Array.from({ length: 10 }, (_, i) => [i / 10]);
  expect(flashesOf(film(50, ...rise)).perSecond).toBeLessThanOrEqual(2.5); // two rounds a second
});

test('only the cells that flash are counted', () => {
  expect(flashesOf(film(50, [0, 0.5, 0.5, 0.5], [1, 0.5, 0.5, 0.5]))).toMatchObject({ share: 0.25 });
});

test('a film of one image, or of none, does not flash', () => {
  expect(flashesOf(film(20, [1]))).toEqual({ share: 0, perSecond: 0 });
  expect(flashesOf([])).toEqual({ share: 0, perSecond: 0 });
});

test('levels become relative luminance as WCAG has it, and the area is a quarter of 10 degrees', () => {
  expect(relativeLuminance(255)).toBe(1);
  expect(relativeLuminance(128)).toBeCloseTo(0.2159, 4);
  expect(flashLimits.areaPx).toBe(21_824);
});
