import { expect, test } from 'vitest';
import { windowTexts } from './window-text.ts';

test('a window of a scanner is written in whole values', () => {
  expect(windowTexts({ width: 1500, center: -600.4 })).toEqual({ width: '1500', center: '−600' });
  expect(windowTexts({ width: 400, center: -0.4 }).center).toBe('0');
});

test('a window below whole values keeps three places', () => {
  expect(windowTexts({ width: 1.254, center: 0.627 })).toEqual({ width: '1.25', center: '0.63' });
});
