import { expect, test } from 'vitest';
import { personNameText } from './person-name.ts';

test.each([
  ['SAMPLE^Jane^^Dr', 'SAMPLE, Jane'],
  ['Adams^John Robert Quincy^^Rev.^B.A. M.Div.', 'Adams, John Robert Quincy'],
  ['Yamada^Tarou=山田^太郎=やまだ^たろう', 'Yamada, Tarou (山田, 太郎)'],
  ['Hong^Gildong==홍^길동', 'Hong, Gildong (홍, 길동)'],
  ['=山田^太郎', '山田, 太郎'],
  ['ANONYMOUS', 'ANONYMOUS'],
  ['ANONYMOUS=ANONYMOUS', 'ANONYMOUS'],
  [' ^ ', ''],
  ['', ''],
])('%s is read as %s', (value, read) => {
  expect(personNameText(value)).toBe(read);
});
