import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { TableGroup, TableHead } from './table.tsx';
import type { Column } from './table.tsx';
import './grid-table.css';

/** One line of a long list: the heading of a group, or row `row` (0-based over all groups). */
export type GridLine =
  | { readonly kind: 'group'; readonly label: string; readonly count: string }
  | { readonly kind: 'row'; readonly row: number };

export interface GridTableProps {
  readonly id: string;
  readonly label: string;
  readonly columns: readonly Column[];
  readonly lineCount: number;
  readonly line: (index: number) => GridLine;
  /** The cells of a row; called only for rows on screen. */
  readonly renderCells: (row: number) => ReactNode;
  readonly selected: number | null; // line index
  readonly onSelect: (line: number) => void;
  readonly onOpen: (line: number) => void;
  /** First and last line now on screen, so that their rows can be asked for. */
  readonly onShow?: ((first: number, last: number) => void) | undefined;
}

const rowPx = 32;
const groupPx = 26;
const headPx = 28;

/** A long list as a grid: only what is on screen is drawn, the true number of rows is told. */
export function GridTable({
  id,
  label,
  columns,
  lineCount,
  line,
  renderCells,
  selected,
  onSelect,
  onOpen,
  onShow,
}: GridTableProps) {
  const scroller = useRef<HTMLDivElement>(null);
  // oxlint-disable-next-line react/incompatible-library -- its functions are called while drawing, never remembered
  const virtual = useVirtualizer({
    count: lineCount,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (line(index).kind === 'group' ? groupPx : rowPx),
    scrollMargin: headPx,
    scrollPaddingStart: headPx,
    overscan: 8,
  });
  useEffect(() => virtual.measure(), [lineCount]);
  useEffect(() => {
    if (selected !== null) virtual.scrollToIndex(selected, { align: 'auto' });
  }, [selected]);
  const items = virtual.getVirtualItems();
  const first = items.at(0);
  const last = items.at(-1);
  useEffect(() => {
    if (first && last) onShow?.(first.index, last.index);
  }, [first?.index, last?.index, lineCount]);
  const before = first ? first.start - headPx : 0;
  const after = last ? virtual.getTotalSize() - (last.end - headPx) : 0;
  return (
    <div className="grid-table" ref={scroller}>
      <table
        className="table"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- a grid of ARIA is a table here
        role="grid"
        aria-label={label}
        aria-rowcount={lineCount + 1}
        aria-activedescendant={selected === null ? undefined : `${id}-${selected}`}
        tabIndex={0}
      >
        <TableHead columns={columns} />
        <tbody>
          <Spacer px={before} />
          {items.map(({ index }) => {
            const shown = line(index);
            return shown.kind === 'group' ? (
              <TableGroup key={`group-${index}`} label={shown.label} count={shown.count} columns={columns} />
            ) : (
              <tr
                key={index}
                id={`${id}-${index}`}
                aria-rowindex={index + 2}
                aria-selected={index === selected}
                onClick={() => onSelect(index)}
                onDoubleClick={() => onOpen(index)}
              >
                {renderCells(shown.row)}
              </tr>
            );
          })}
          <Spacer px={after} />
        </tbody>
      </table>
    </div>
  );
}

const Spacer = ({ px }: { readonly px: number }) =>
  px > 0 ? <tr className="grid-table-spacer" aria-hidden="true" style={{ height: px }} /> : null;
