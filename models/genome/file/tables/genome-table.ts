/** A cell: nothing is an empty one, never a 0. */
export type Cell = string | number | null;

/** What a person's genome says of one thing, row by row, for other programs and for paper. */
export interface GenomeTable {
  readonly id: 'pharmacogenes' | 'positions' | 'guidelines' | 'scores' | 'variants' | 'criteria' | 'quality';
  readonly columns: readonly string[]; // names that programs read; they do not change with the language
  readonly rows: readonly (readonly Cell[])[];
}

/** A column by its name and how a row fills it. */
export type ColumnOf<Row> = readonly [name: string, cell: (row: Row) => Cell];

/** A table by its columns. Total. */
export const tableOf = <Row>(
  id: GenomeTable['id'],
  rows: readonly Row[],
  columns: readonly ColumnOf<Row>[],
): GenomeTable => ({
  id,
  columns: columns.map(([name]) => name),
  rows: rows.map((row) => columns.map(([, cell]) => cell(row))),
});
