import { expect, test } from 'vitest';
import { makeImage, makeStack } from '../../../../tests/fixtures/make-images.ts';
import { displaySetsOf } from '../../sets/display-sets-of.ts';
import { resampledSet } from './resampled-set.ts';

const tilted = { row: [1, 0, 0], column: [0, Math.cos(0.35), -Math.sin(0.35)] } as const; // 20°

const setOf = (images: ReturnType<typeof makeStack>) => {
  const [set] = displaySetsOf(images);
  if (!set) throw new Error('no display set');
  return set;
};

test('a tilted stack is no volume; resampled it is one, named so, and its remark says so in place of the tilt’s', () => {
  const set = setOf(makeStack([0, 4, 8, 12], () => tilted));
  expect(set.volume).toBeNull();
  expect(set.warnings.map(({ code }) => code)).toEqual(['imaging.tilt']);
  const made = resampledSet(set, 'axial, resampled');
  expect(made).toMatchObject({ kind: 'volume', description: 'axial, resampled', resampledFrom: set.id });
  expect(made?.id).not.toBe(set.id);
  expect(made?.warnings).toEqual([{ code: 'imaging.resampled', params: { images: 4 } }]);
  expect(made?.volume?.slice.map((n) => Math.round(n * 1000) / 1000 + 0)).toEqual([0, 1.288, 3.53]); // 4 mm · cos 20° along the normal
});

test('what a missing slice says stays said', () => {
  const set = setOf(makeStack([0, 4, 12, 16, 20], () => tilted));
  expect(resampledSet(set, '')?.warnings.map(({ code }) => code)).toEqual(['imaging.resampled', 'imaging.gap']);
});

test('a regular volume needs none, and two images in one place make none', () => {
  expect(resampledSet(setOf(makeStack([0, 4, 8])), '')).toBeNull();
  expect(resampledSet(setOf([makeImage({ number: 1 }), makeImage({ number: 2 })]), '')).toBeNull();
});
