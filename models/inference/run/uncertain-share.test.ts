import { expect, test } from 'vitest';
import { uncertainShare } from './uncertain-share.ts';

const rule = { band: [0.1, 0.9], marginVoxels: 1 } as const;
/** One row of five voxels; `inside` is 1 − P(background). */
const row = (inside: readonly number[], labels: readonly number[]) => ({
  probabilities: Float32Array.from([...inside.map((p) => 1 - p), ...inside]),
  labels: Uint8Array.from(labels),
  shape: [1, 1, 5] as const,
});

test('a sure outline has no doubtful voxel', () => {
  expect(uncertainShare(row([0, 0, 1, 1, 0], [0, 0, 1, 1, 0]), rule)).toBe(0);
});

test('doubtful voxels within the margin count, those beyond do not', () => {
  // kept: voxels 2 and 3; margin 1 reaches 1 to 4; voxel 0 is out of reach
  expect(uncertainShare(row([0.5, 0.5, 0.95, 0.6, 0.05], [0, 0, 1, 1, 0]), rule)).toBe(2 / 2);
});

test('nothing kept is as doubtful as can be', () => {
  expect(uncertainShare(row([0.5, 0.5, 0.5, 0.5, 0.5], [0, 0, 0, 0, 0]), rule)).toBe(Infinity);
});
