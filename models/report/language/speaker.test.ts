import { expect, test } from 'vitest';
import { makeSpeaker } from './speaker.ts';
import { shortDigest } from './spoken.ts';

const speaker = makeSpeaker({
  tag: 'en',
  texts: {
    gap: '**Slice {slice} is missing**: gap of {mm} mm.',
    left: '{n} {n|proposal was|proposals were} rejected.',
  },
});

test('a text is filled with names and numbers, and what a window shows in bold is plain', () => {
  expect(speaker.say('gap', { slice: 115, mm: 2.004 })).toBe('Slice 115 is missing: gap of 2.00 mm.');
  expect(() => speaker.say('nobody-wrote-it')).toThrow('report.no-text');
});

test.each([
  [1, '1 proposal was rejected.'],
  [2, '2 proposals were rejected.'],
])('of %i the text is in the number it wants', (n, text) => expect(speaker.say('left', { n })).toBe(text));

test.each([
  [{ value: 3.2149, unit: 'mL' }, '3.21\u00a0mL'],
  [{ value: 14.66, unit: '%' }, '14.7\u00a0%'],
  [{ value: -0.51, unit: '1' }, '\u22120.51'],
  [{ value: 132, unit: 'mm[Hg]' }, '132\u00a0mmHg'],
  [{ value: 52, unit: 'a' }, '52\u00a0y'],
  [{ value: 0.5567, unit: '{ratio}' }, '0.56'],
  [{ value: 20.18, unit: 'wk' }, '20.2\u00a0wk'],
  [{ value: 1.5, unit: 'ng/mL' }, '1.50\u00a0ng/mL'],
])('%o reads %s', (quantity, text) => expect(speaker.quantity(quantity)).toBe(text));

test('numbers are written as the language writes them', () => {
  expect(makeSpeaker({ tag: 'de', texts: {} }).quantity({ value: 1234.5, unit: 'mL' })).toBe('1.234,50\u00a0mL');
});

test('a digest is known by its ends', () => expect(shortDigest('ab12ffff9876')).toBe('ab12…9876'));
