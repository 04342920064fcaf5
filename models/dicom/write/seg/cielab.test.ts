import { expect, test } from 'vitest';
import { cielabFromColor } from './cielab.ts';

test.each([
  ['#000000', [0, 32896, 32896]], // L* 0, a* 0, b* 0
  ['#FFFFFF', [65535, 32896, 32896]], // L* 100
])('%s has no colour in CIELab', (color, lab) => {
  for (const [i, value] of cielabFromColor(color).entries()) expect(Math.abs(value - (lab[i] ?? 0))).toBeLessThan(20);
});

test('orange E69F00 is L* 70.9, a* 21.6, b* 74.9 under D50', () => {
  const [l, a, b] = cielabFromColor('#E69F00');
  expect((l / 65535) * 100).toBeCloseTo(70.9, 0);
  expect(a / 257 - 128).toBeGreaterThan(15);
  expect(b / 257 - 128).toBeGreaterThan(70);
});
