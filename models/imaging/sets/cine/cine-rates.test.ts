import { expect, test } from 'vitest';
import { nextRate } from './cine-rates.ts';

test('a rate goes up and down the list, from wherever the file has it', () => {
  expect([nextRate(10, 1), nextRate(10, -1), nextRate(13.3, 1), nextRate(13.3, -1)]).toEqual([12, 8, 15, 12]);
  expect([nextRate(1000 / (1000 / 15), 1), nextRate(1000 / (1000 / 15), -1)]).toEqual([20, 12]);
  expect([nextRate(60, 1), nextRate(1, -1), nextRate(0.5, -1)]).toEqual([60, 1, 1]);
});
