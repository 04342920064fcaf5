import { expect, test } from 'vitest';
import { makeStack } from '../../../../tests/fixtures/make-images.ts';
import type { ImageWish } from '../../../../tests/fixtures/make-images.ts';
import { displaySetsOf } from '../../sets/display-sets-of.ts';
import { matchingSet } from './matching-set.ts';

const set = (description: string, heights: readonly number[], wish: ImageWish = {}) => {
  const [made] = displaySetsOf(
    makeStack(heights, () => ({ ...wish, changes: (h) => ({ ...h, series: { ...h.series, description } }) })),
  );
  if (!made) throw new Error('no set');
  return made;
};
const lung = set('lung', [0, 1, 2, 3]);

test('beside a series hangs the one that lies alongside, of these the one of the same name', () => {
  const across = set('lung', [0, 1, 2, 3], { row: [0, 1, 0], column: [0, 0, -1] });
  const soft = set('soft', [0, 1, 2, 3]);
  const short = set('Lung ', [0, 1]);
  expect(matchingSet(lung, [across, soft, short])).toBe(short);
  expect(matchingSet(lung, [across, set('a', [0, 1]), soft])).toBe(soft);
});

test('never one of another modality or of the other side', () => {
  expect(matchingSet({ ...lung, modality: 'MR' }, [lung])).toBeUndefined();
  expect(matchingSet({ ...lung, laterality: 'L' }, [{ ...lung, laterality: 'R' }])).toBeUndefined();
});
