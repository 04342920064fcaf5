import { no, ok } from '../../../base/result.ts';
import type { Refusal, Result } from '../../../base/result.ts';

/** One person of a reference panel, or one who is compared with it. */
export interface PanelPerson {
  readonly id: string;
  readonly population: string;
  readonly components: readonly number[]; // principal components of ancestry, as the panel projects them
  readonly sum: number; // of the score in question
}

const headerLine = /^##?\s*(\w+)\s*=\s*(.*?)\s*$/;

/** What a panel says of itself before its titles: lines `#key=value`. Total. */
export const panelHeader = (lines: Iterable<string>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Array.from(lines).flatMap((line) => {
      const [, key, value] = headerLine.exec(line) ?? [];
      return key && value !== undefined ? [[key, value]] : [];
    }),
  );

/**
 * Reads a panel: a tab-separated table with IID, a population (`pop`), PC1 … PCn and SUM, which may be of more columns.
 *
 * @param lines  the title line first (`#IID` is `IID`); empty ones, and lines `#key=value`, are passed over.
 * @returns refusals `genome.panel-columns` {missing}, `genome.panel-row` {line} where a cell is no number. At least one
 *   component is needed.
 */
export function readPanel(lines: Iterable<string>): Result<readonly PanelPerson[], Refusal> {
  const people: PanelPerson[] = [];
  let columns: ReturnType<typeof columnsOf> | null = null;
  let number = 0;
  for (const line of lines) {
    number++;
    if (line.trim() === '' || headerLine.test(line)) continue;
    const cells = line.replace(/\r$/, '').split('\t');
    if (!columns) {
      columns = columnsOf(cells);
      if (columns.missing.length > 0) return no('genome.panel-columns', { missing: columns.missing.join(', ') });
      continue;
    }
    const components = columns.components.map((at) => Number(cells[at] || Number.NaN));
    const sum = Number(cells[columns.sum] || Number.NaN);
    if (![...components, sum].every(Number.isFinite)) return no('genome.panel-row', { line: number });
    people.push({ id: cells[columns.id] ?? '', population: cells[columns.population] ?? '', components, sum });
  }
  return columns ? ok(people) : no('genome.panel-columns', { missing: 'IID' });
}

const columnsOf = ([first = '', ...others]: readonly string[]) => {
  const titles = [first.replace(/^#/, ''), ...others];
  const components = titles
    .flatMap((title, at) => (/^PC\d+$/.test(title) ? [{ at, order: Number(title.slice(2)) }] : []))
    .sort((a, b) => a.order - b.order)
    .map(({ at }) => at);
  const [id, population, sum] = ['IID', 'pop', 'SUM'].map((title) => titles.indexOf(title));
  const missing = [
    ...Object.entries({ IID: id, pop: population, SUM: sum }).flatMap(([name, at]) => (at === -1 ? [name] : [])),
    ...(components.length === 0 ? ['PC1'] : []),
  ];
  return { id: id ?? -1, population: population ?? -1, sum: sum ?? -1, components, missing };
};
