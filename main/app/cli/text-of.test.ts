import { expect, test } from 'vitest';
import { textWith } from './text-of.ts';

const texts = { 'sign.some': '**Not signed.** {n} {n|finding is|findings are} open in {name}.' };

test('a refusal is told with its numbers, of one and of many', () => {
  const told = (n: number) => textWith(texts, { code: 'sign.some', params: { n, name: 'seg.dcm' } });
  expect(told(1)).toBe('Not signed. 1 finding is open in seg.dcm.');
  expect(told(3)).toBe('Not signed. 3 findings are open in seg.dcm.');
});

test('a place without a value is seen, and a code without a text is told as it is', () => {
  expect(textWith(texts, { code: 'sign.some', params: {} })).toContain('{n|finding is|findings are}');
  expect(textWith({}, { code: 'x.y', params: { n: 1 } })).toBe('x.y {"n":1}');
});
