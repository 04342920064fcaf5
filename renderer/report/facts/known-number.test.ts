import { expect, test } from 'vitest';
import { markKnown } from './known-number.ts';
import type { KnownNumber } from './known-number.ts';

const known = (text: string): KnownNumber => ({ id: text, name: text, of: text, text, origin: [], finding: null });

test('a value in a text is found with its unit, whatever space stands between', () => {
  expect(markKnown('Nodule, 20.0 mm.', [known('20.0\u00a0mm')])).toEqual([
    { text: 'Nodule, ', known: null },
    { text: '20.0 mm', known: known('20.0\u00a0mm') },
    { text: '.', known: null },
  ]);
});

test('a value inside a longer number or word is not that value', () => {
  expect(markKnown('120.0 mm, 20.0 mmol', [known('20.0 mm')])).toEqual([{ text: '120.0 mm, 20.0 mmol', known: null }]);
});

test('the longer of two values that begin alike is found', () => {
  expect(markKnown('*2/*2', [known('*2/*2'), known('*2/*1')]).map((part) => part.known?.text)).toEqual(['*2/*2']);
});

test('of two equal values the one whose name was said last is meant', () => {
  const sides = ['Left', 'Right'].map((of) => ({ ...known('3.2 mL'), id: of, of }));
  const found = markKnown('Left: 3.2 mL. Right: 3.2 mL.', sides).flatMap((part) => part.known?.of ?? []);
  expect(found).toEqual(['Left', 'Right']);
});
