import type { Cell, GenomeTable } from './genome-table.ts';

// A text that a spreadsheet would read as a formula gets an apostrophe before it. A number is written as a number.
const formula = /^[\s\uFEFF]*[=+\-@\t\r]/;

/**
 * A table as CSV: UTF-8 with a byte order mark, commas, CRLF, quotes where needed; no cell is a formula.
 *
 * @source RFC 4180; OWASP, CSV injection. Total.
 */
export const csvOf = ({ columns, rows }: GenomeTable): string =>
  `\uFEFF${[columns, ...rows].map((row) => `${row.map(cellText).join(',')}\r\n`).join('')}`;

const cellText = (cell: Cell): string => {
  if (cell === null) return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  const safe = formula.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};
