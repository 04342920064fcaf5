import type { WorklistRow } from '../../../../models/library/worklist.ts';

export const pageRows = 100;

/** What a question to the worklist brought so far: rows come in pages, as they are scrolled to. */
export interface Found {
  readonly query: string;
  readonly total: number;
  /** Shown first, as a group of their own: cases with a draft. Empty while the list is narrowed. */
  readonly inWork: readonly WorklistRow[];
  readonly pages: ReadonlyMap<number, readonly WorklistRow[]>;
}

// With a group in work there are two headings: one above it, one below.
const headings = ({ inWork }: Found): number => (inWork.length > 0 ? 2 : 0);
const secondHeading = ({ inWork }: Found): number => inWork.length + 1;

export const lineCount = (found: Found): number => found.total + found.inWork.length + headings(found);

export const firstRowLine = (found: Found): number => (found.inWork.length > 0 ? 1 : 0);

/** Which heading stands on a line; null where a row does. */
export function headingAt(found: Found, line: number): 'in-work' | 'all' | null {
  if (found.inWork.length === 0) return null;
  return line === 0 ? 'in-work' : line === secondHeading(found) ? 'all' : null;
}

/** The row on a line; undefined for a heading, and while it is not loaded. */
export function rowAt(found: Found, line: number): WorklistRow | undefined {
  if (headingAt(found, line) !== null) return undefined;
  if (found.inWork.length > 0 && line <= found.inWork.length) return found.inWork[line - 1];
  const row = listRow(found, line);
  return found.pages.get(Math.floor(row / pageRows))?.[row % pageRows];
}

/** Position in the list proper of a line below the group in work. */
export const listRow = (found: Found, line: number): number => line - found.inWork.length - headings(found);

/** The line itself, or the next one in the direction of `by` that is a row. */
export const rowLine = (found: Found, line: number, by: number): number =>
  headingAt(found, line) === null ? line : line + (by < 0 ? -1 : 1);

/** The pages that hold the rows of these lines. */
export function pagesOf(found: Found, first: number, last: number): readonly number[] {
  const from = Math.floor(Math.max(listRow(found, first), 0) / pageRows);
  const to = Math.floor(Math.max(listRow(found, last), 0) / pageRows);
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}
