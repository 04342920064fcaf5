import { expect, test } from 'vitest';
import { csvOf } from './csv.ts';
import { tableOf } from './genome-table.ts';

const csv = (...cells: readonly (string | number | null)[]) =>
  csvOf(
    tableOf(
      'quality',
      [cells],
      cells.map((_, i) => [`c${i}`, (row) => row[i] ?? null]),
    ),
  )
    .split('\r\n')[1]
    ?.trimEnd();

test.each([
  ['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
  ['+1', `'+1`],
  ['-cmd|x', `'-cmd|x`],
  ['@SUM(A1)', `'@SUM(A1)`],
  ['\t=1', `'\t=1`],
  [' =1', `' =1`],
])('%j is no formula in a spreadsheet', (given, written) => {
  expect(csv(given)).toBe(written);
});

test('numbers stay numbers, texts with commas, quotes and lines are quoted, nothing is empty', () => {
  expect(csv(-0.42, 0, null, 'A>G', 'a,b', 'say "x"', 'two\nlines')).toBe(
    '-0.42,0,,A>G,"a,b","say ""x""","two\nlines"',
  );
});

test('the file begins with a byte order mark and the names of the columns', () => {
  expect(csvOf(tableOf('quality', [], [['what', () => null]]))).toBe('\uFEFFwhat\r\n');
});
