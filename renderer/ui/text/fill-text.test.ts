import { expect, test } from 'vitest';
import { fillText } from './fill-text.ts';

test('numbers are written as the language writes them, words as they are', () => {
  expect(fillText('{done} of {total} files of {who}', { done: 1204, total: 1318, who: 'HOSP-2291' }, 'en')).toBe(
    '1,204 of 1,318 files of HOSP-2291',
  );
  expect(fillText('{done}', { done: 1204 }, 'de')).toBe('1.204');
});

test('one and many are told apart', () => {
  expect(fillText('{n} {n|image|images}', { n: 1 }, 'en')).toBe('1 image');
  expect(fillText('{n} {n|image|images}', { n: 40 }, 'en')).toBe('40 images');
});

test('a minus is a minus', () => {
  expect(fillText('{n} HU', { n: -600 }, 'en')).toBe('−600 HU');
});

test('a place without a value stays, so that it is seen', () => {
  expect(fillText('Image {n}', {}, 'en')).toBe('Image {n}');
});
