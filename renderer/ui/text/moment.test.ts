import { afterEach, expect, test, vi } from 'vitest';
import { clockText, instantText, momentText } from './moment.ts';

afterEach(() => vi.unstubAllEnvs());

test('a study without a time shows its date, one without a date nothing', () => {
  expect([momentText('2026-11-21', '16:08:30'), momentText('2026-11-21', null), momentText(null, null)]).toEqual([
    '2026-11-21 16:08',
    '2026-11-21',
    '',
  ]);
});

test('an instant is told by the clock on the wall, its date too', () => {
  vi.stubEnv('TZ', 'Asia/Tokyo');
  expect([instantText('2026-01-09T23:30:15.000Z'), clockText('2026-01-09T23:30:15.000Z')]).toEqual([
    '2026-01-10 08:30:15',
    '08:30:15',
  ]);
});
