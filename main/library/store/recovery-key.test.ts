import { expect, test } from 'vitest';
import { makeRecoveryKey, readRecoveryKey } from './recovery-key.ts';

const key = makeRecoveryKey(Uint8Array.from({ length: 18 }, (_, i) => i * 7));

test('a recovery key is five groups of four signs that are hard to misread', () => {
  expect(key).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]{4}$/);
});

test('case, spaces and misread letters do not matter', () => {
  const typed = key.toLowerCase().replaceAll('-', ' ').replaceAll('1', 'l').replaceAll('0', 'o');
  expect(readRecoveryKey(typed)).toEqual({ ok: true, value: key });
});

test('one wrong sign, or two exchanged, is told at once', () => {
  const swapped = key.slice(1, 2) + key.slice(0, 1) + key.slice(2);
  const wrong = (key.startsWith('X') ? 'Y' : 'X') + key.slice(1);
  for (const typed of [swapped, wrong, key.slice(0, -1), `${key}0`, '']) expect(readRecoveryKey(typed).ok).toBe(false);
});
