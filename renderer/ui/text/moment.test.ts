import { expect, test } from 'vitest';
import { momentText } from './moment.ts';

test('a study without a time shows its date, one without a date nothing', () => {
  expect([momentText('2026-11-21', '16:08:30'), momentText('2026-11-21', null), momentText(null, null)]).toEqual([
    '2026-11-21 16:08',
    '2026-11-21',
    '',
  ]);
});
