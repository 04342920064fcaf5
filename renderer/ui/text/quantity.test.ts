import { expect, test } from 'vitest';
import { numberText, quantityText } from './quantity.ts';

test('a number has a true minus sign, and none where it is rounded to nothing', () => {
  expect([numberText(-5.25, 1), numberText(-0.04, 1), numberText(-0, 1), numberText(-0.05, 1)]).toEqual([
    '−5.3',
    '0.0',
    '0.0',
    '−0.1',
  ]);
});

test('a unit stands behind a narrow space', () => {
  expect(quantityText(-0.01, 'mm', 1)).toBe('0.0\u202Fmm');
});
