import type { ReactNode } from 'react';
import './table.css';

export interface Column {
  readonly id: string;
  readonly label: ReactNode;
  /** px at 100 %; left out: it takes what is left. */
  readonly width?: number | undefined;
  readonly isNumber?: boolean | undefined;
  /** Only where the window is 1920 px or wider. */
  readonly isWide?: boolean | undefined;
  /** Left out where the table is narrower than 1000 px. */
  readonly isRoomy?: boolean | undefined;
  readonly sorted?: 'ascending' | 'descending' | undefined;
  readonly onSort?: (() => void) | undefined;
}

export interface TableProps {
  readonly label: string;
  readonly columns: readonly Column[];
  readonly dense?: boolean | undefined;
  readonly children: ReactNode; // rows: <tr> of <TableCell>
}

/** A plain table: hairlines, no zebra; numbers right. For long lists see `GridTable`. */
export const Table = ({ label, columns, dense, children }: TableProps) => (
  <table className="table" aria-label={label} data-dense={dense}>
    <TableHead columns={columns} />
    <tbody>{children}</tbody>
  </table>
);

/** Column widths and the head row, shared by both kinds of table. */
export const TableHead = ({ columns }: { readonly columns: readonly Column[] }) => (
  <>
    <colgroup>
      {columns.map(({ id, width, isWide, isRoomy }) => (
        <col
          key={id}
          data-wide={isWide}
          data-roomy={isRoomy}
          style={width === undefined ? undefined : { ['--w' as string]: width }}
        />
      ))}
    </colgroup>
    <thead>
      <tr>
        {columns.map((column) => (
          <th
            key={column.id}
            scope="col"
            data-number={column.isNumber}
            data-wide={column.isWide}
            data-roomy={column.isRoomy}
            aria-sort={column.sorted}
          >
            {column.onSort ? (
              <button type="button" onClick={column.onSort}>
                {column.label}
              </button>
            ) : (
              column.label
            )}
          </th>
        ))}
      </tr>
    </thead>
  </>
);

export interface TableGroupProps {
  readonly label: string;
  readonly count?: string | undefined;
  readonly columns: readonly Column[];
  /** Without a ground of its own. */
  readonly isPlain?: boolean | undefined;
}

/** The heading of a group of rows, over all columns that are shown. */
export const TableGroup = ({ label, count, columns, isPlain }: TableGroupProps) => (
  <tr className="table-group" data-plain={isPlain}>
    <th scope="rowgroup">
      {label} {count !== undefined && <small>{count}</small>}
    </th>
    {columns.slice(1).map(({ id, isWide, isRoomy }) => (
      <td key={id} data-wide={isWide} data-roomy={isRoomy} aria-hidden="true">
        {null}
      </td>
    ))}
  </tr>
);
