import { expect, test } from 'vitest';
import { makeCard } from '../../tests/fixtures/make-card.ts';
import { gridOf } from './grid/volume.ts';
import { guardInput } from './guard.ts';
import type { GuardInput } from './guard.ts';

/** An axial head: 150 × 180 × 160 mm, voxels of 1 × 1 × 2 mm, the middle of the head at x = 0. */
const head = gridOf(
  [-74.5, -89.5, -79],
  [
    [0, 0, 2],
    [0, 1, 0],
    [1, 0, 0],
  ],
  [80, 180, 150],
);
const box = { low: [20, -20, -10], high: [30, -8, 0] } as const;
const given = (change: Partial<GuardInput> = {}): GuardInput => ({
  modality: 'MR',
  bodyPart: 'HEAD',
  geometry: head,
  missingSlices: [],
  boxes: [{ low: [20, -20, -10], high: [24, -16, -6] }],
  ...change,
});
const codes = (change: Partial<GuardInput>) => {
  const { verdict, reasons } = guardInput(makeCard(), given(change));
  return [verdict, ...reasons.map(({ code }) => code)];
};

test('an MR head with a box inside passes', () => {
  expect(codes({})).toEqual(['passed']);
});

test.each<[string, Partial<GuardInput>, readonly string[]]>([
  ['a CT', { modality: 'CT' }, ['refused', 'infer.wrong-modality']],
  ['an image without orientation', { geometry: null }, ['refused', 'infer.no-orientation']],
  ['slices 3 mm apart', { geometry: { ...head, slice: [0, 0, 3] } }, ['refused', 'infer.spacing']],
  ['a whole head without a box', { boxes: [] }, ['refused', 'infer.box-needed']],
  ['a box 3 mm high', { boxes: [{ low: [20, -20, -10], high: [24, -16, -7] }] }, ['refused', 'infer.field-of-view']],
  [
    'a box in the air beside the image',
    { boxes: [{ low: [76, 0, 0], high: [80, 4, 4] }] },
    ['refused', 'infer.box-outside'],
  ],
  [
    'two images missing inside the box',
    { boxes: [{ ...box }], missingSlices: [36, 37] },
    ['refused', 'infer.box-large', 'infer.slices-missing'],
  ],
])('%s is refused', (_, change, expected) => {
  expect(codes(change)).toEqual(expected);
});

test.each<[string, Partial<GuardInput>, readonly string[]]>([
  ['a file that does not name its modality', { modality: null }, ['noted', 'infer.modality-unknown']],
  ['another body part', { bodyPart: 'KNEE' }, ['noted', 'infer.body-part']],
  ['a box larger than the network’s patch', { boxes: [{ ...box }] }, ['noted', 'infer.box-large']],
  ['one image missing inside the box', { missingSlices: [36] }, ['noted', 'infer.slice-interpolated']],
])('%s runs with a note', (_, change, expected) => {
  expect(codes(change)).toEqual(expected);
});

test('images missing outside the box do not matter', () => {
  expect(codes({ missingSlices: [0, 1, 2, 50] })).toEqual(['passed']);
});

test('the missing image is told by its place in the volume, from 0', () => {
  expect(guardInput(makeCard(), given({ missingSlices: [36] })).reasons[0]?.params).toEqual({ index: 36 });
});
