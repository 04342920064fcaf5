import { expect, test } from 'vitest';
import { greyLine } from '../../../models/imaging/view/reslice/reslice-grey.ts';
import { shownLevel } from '../../../models/imaging/voi.ts';
import { straightWindow } from './straight-window.ts';

test('an exact window drawn as a linear one gives the same levels', () => {
  const voi = { width: 1.254, center: 0.627, function: 'linear-exact' } as const;
  const { factor, offset } = greyLine({ voi: straightWindow(voi), isInverted: false });
  for (const value of [0.1, 0.4, 0.627, 1.1]) expect(value * factor + offset).toBeCloseTo(shownLevel(value, voi), 6);
});

test('of a sigmoid its tangent: the same grey in the middle', () => {
  const voi = { width: 100, center: 50, function: 'sigmoid' } as const;
  const { factor, offset } = greyLine({ voi: straightWindow(voi), isInverted: false });
  expect(50 * factor + offset).toBeCloseTo(shownLevel(50, voi), 6);
  expect(factor).toBeCloseTo(2.55, 6); // 255 / width
});
