import { expect, test } from 'vitest';
import { momentText, nameText } from './patient.ts';

test.each([
  ['SAMPLE^Jane^^Dr', 'SAMPLE, Jane'],
  ['YAMADA^Tarou=山田^太郎', 'YAMADA, Tarou'],
  ['ANONYMOUS', 'ANONYMOUS'],
  ['', ''],
])('%s is read as %s', (pn, read) => {
  expect(nameText(pn)).toBe(read);
});

test('a study without a time shows its date, one without a date nothing', () => {
  expect([momentText('2026-11-21', '16:08:30'), momentText('2026-11-21', null), momentText(null, null)]).toEqual([
    '2026-11-21 16:08',
    '2026-11-21',
    '',
  ]);
});
