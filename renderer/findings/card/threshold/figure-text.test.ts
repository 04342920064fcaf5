import { expect, test } from 'vitest';
import { countText, percentText } from './figure-text.ts';

test('a share is read in percent, with its interval', () => {
  expect(percentText({ value: 0.9387, low: 0.8781, high: 0.9901 })).toBe('94\u202F% (88–99)');
});

test('small counts have two digits, larger ones one', () => {
  expect(countText({ value: 0.0625, low: 0.0182, high: 0.1053 })).toBe('0.06 (0.02–0.11)');
  expect(countText({ value: 8.5778, low: 6.6522, high: 10.4003 })).toBe('8.6 (6.7–10.4)');
});

test('without an interval the value stands alone; without a value a dash', () => {
  expect(percentText({ value: 1, low: null, high: null })).toBe('100\u202F%');
  expect(percentText({ value: null, low: null, high: null })).toBe('–');
});
