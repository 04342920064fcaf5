import type { StudyUid } from '../../../../models/base/ids.ts';
import type {
  WorklistColumn,
  WorklistQuery,
  WorklistRow,
  WorklistView as View,
} from '../../../../models/library/worklist.ts';
import { createStore } from '../../../ui/store.ts';
import { firstRowLine, lineCount, rowAt, rowLine } from './lines.ts';
import type { Found } from './lines.ts';

export type Span = 'any' | 'today' | 'week' | 'month' | 'year';

/** What narrows and orders the list. */
export interface Narrowing {
  readonly search: string;
  readonly view: View;
  readonly modality: string | null;
  readonly span: Span;
  readonly sort: WorklistQuery['sort'];
}

export interface WorklistView extends Narrowing {
  readonly found: Found | null;
  /** The chosen line, counted over group headings too. */
  readonly line: number | null;
  readonly hidden: readonly string[]; // columns
}

const start: Narrowing = {
  search: '',
  view: 'all',
  modality: null,
  span: 'any',
  sort: { by: 'date', descending: true },
};

export const worklist = createStore<WorklistView>({ ...start, found: null, line: null, hidden: [] });

/** Another search, filter or order: the choice goes back to the first row. */
export const narrow = (change: Partial<Narrowing>): void =>
  worklist.set((before) => ({ ...before, ...change, line: null }));

export const isNarrowed = ({ search, view, modality, span }: Narrowing): boolean =>
  search !== '' || view !== 'all' || modality !== null || span !== 'any';

export const sortBy = (by: WorklistColumn): void => {
  const { sort } = worklist.get();
  narrow({ sort: { by, descending: sort.by === by ? !sort.descending : by === 'date' } });
};

export const choose = (line: number | null): void => worklist.set((before) => ({ ...before, line }));

/** The chosen row moves by so many rows, over group headings, within the list. */
export const step = (by: number): void =>
  worklist.set((before) => {
    const { found, line } = before;
    if (!found) return before;
    const from = line ?? firstRowLine(found);
    const to = Math.min(Math.max(from + by, firstRowLine(found)), lineCount(found) - 1);
    return { ...before, line: rowLine(found, to, by) };
  });

/** The chosen study, or null while none is there. */
export const chosenRow = ({ found, line }: WorklistView): WorklistRow | null =>
  found ? (rowAt(found, line ?? firstRowLine(found)) ?? null) : null;

export const chosenStudy = (): StudyUid | null => chosenRow(worklist.get())?.study.uid ?? null;

/** Whether the chosen study is one of slides, which have a page of their own. */
export const isOfSlides = (): boolean => {
  const modalities = chosenRow(worklist.get())?.modalities ?? [];
  return modalities.length > 0 && modalities.every((modality) => modality === 'SM');
};

export const toggleColumn = (column: string): void =>
  worklist.set((before) => ({
    ...before,
    hidden: before.hidden.includes(column) ? before.hidden.filter((id) => id !== column) : [...before.hidden, column],
  }));
