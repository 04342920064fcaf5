import { no, ok } from '../../../base/result.ts';
import type { Refusal, Result } from '../../../base/result.ts';
import { NormRow } from './norm-table.ts';
import type { NormTable } from './norm-table.ts';

const columns = ['measure', 'sex', 'age_low', 'age_high', 'mean', 'sd', 'unit'];
const measures: Readonly<Record<string, string>> = { left: 'mL', right: 'mL', total: 'mL', share: '%' };

/**
 * Reads a site's norm for hippocampal volumes.
 *
 * Lines that start with `#` come first and must say `# source: …` (whose norm, published where) and `# method: <id of the
 * model pack>` (volumes of two methods are never compared). Then a head row and one row a group:
 * `measure,sex,age_low,age_high,mean,sd,unit`; measure left, right, total (mL) or share (%); sex female, male or any;
 * ages in whole years, both ends inside.
 *
 * @returns refusals `risk.norm-source`, `risk.norm-method`, `risk.norm-columns`, `risk.norm-line` {line}, `risk.norm-overlap`
 *   {line, other}: two rows would fit one person, `risk.norm-empty`.
 */
export function readNormCsv(text: string): Result<NormTable, Refusal> {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const said = (key: string): string =>
    lines.flatMap((line) => new RegExp(`^#\\s*${key}\\s*:\\s*(.+)$`, 'i').exec(line)?.[1]?.trim() ?? [])[0] ?? '';
  const [source, method] = [said('source'), said('method')];
  if (source === '') return no('risk.norm-source');
  if (method === '') return no('risk.norm-method');

  const cells = lines
    .map((line, i) => ({ line: i + 1, cells: line.split(',').map((cell) => cell.trim()) }))
    .filter(({ cells: [first = ''] }, i) => first !== '' && !lines[i]?.startsWith('#'));
  const [head, ...body] = cells;
  if (!head || columns.some((name, i) => head.cells[i]?.toLowerCase() !== name))
    return no('risk.norm-columns', { columns: columns.join(',') });
  const rows: { readonly line: number; readonly row: NormRow }[] = [];
  for (const { line, cells: values } of body) {
    const row = rowOf(values);
    if (!row) return no('risk.norm-line', { line });
    const other = rows.find((before) => overlap(before.row, row));
    if (other) return no('risk.norm-overlap', { line, other: other.line });
    rows.push({ line, row });
  }
  return rows.length > 0 ? ok({ schema: 1, source, method, rows: rows.map(({ row }) => row) }) : no('risk.norm-empty');
}

const rowOf = ([
  measure = '',
  sex,
  low = '',
  high = '',
  mean = '',
  sd = '',
  unit,
]: readonly string[]): NormRow | null => {
  if ([low, high, mean, sd].some((number) => !/^-?\d+(\.\d+)?$/.test(number))) return null;
  const row = NormRow.safeParse({
    measure,
    sex,
    ageLow: Number(low),
    ageHigh: Number(high),
    mean: Number(mean),
    sd: Number(sd),
    unit,
  }).data;
  return row && row.ageLow <= row.ageHigh && measures[row.measure] === row.unit ? row : null;
};

const overlap = (a: NormRow, b: NormRow): boolean =>
  a.measure === b.measure &&
  (a.sex === b.sex || a.sex === 'any' || b.sex === 'any') &&
  a.ageLow <= b.ageHigh &&
  b.ageLow <= a.ageHigh;
