import type { GenomeTable } from '../../../../models/genome/file/tables/genome-table.ts';

/** A table as it fits on paper, and how many rows of it do not stand there. */
export interface PrintedTable {
  readonly table: GenomeTable;
  readonly leftOut: number;
}

// The columns that fit on A4, by table; one that is not listed is not printed.
const columns: Readonly<Partial<Record<GenomeTable['id'], readonly string[]>>> = {
  quality: ['what', 'value'],
  pharmacogenes: ['gene', 'diplotypes', 'phenotypes', 'activity_score', 'from', 'positions_tested', 'positions'],
  guidelines: ['drug', 'for', 'population', 'advice', 'strength', 'source', 'version'],
  scores: ['name', 'trait', 'sum', 'rows_scored', 'rows', 'population', 'population_people', 'percentile', 'z_norm2'],
  variants: [
    'gene',
    'contig',
    'position',
    'hgvs_c',
    'hgvs_p',
    'genotype',
    'line',
    'clinvar',
    'class',
    'class_scheme',
    'class_by',
    'tier',
  ],
  criteria: ['at', 'by', 'of', 'what', 'which', 'value', 'why'],
};

/** What of each table a reader needs on paper: guidelines on drugs taken now, variants that somebody or ClinVar names. */
const isPrinted = (id: GenomeTable['id'], row: (column: string) => unknown): boolean => {
  if (id === 'guidelines') return row('taken_now') === 'yes';
  if (id === 'variants') return row('class') !== null || row('tier') !== null || isPathogenic(row('clinvar'));
  return true;
};

const isPathogenic = (said: unknown): boolean =>
  typeof said === 'string' && /pathogenic/i.test(said) && !/conflicting/i.test(said);

/** The tables as they are printed, in their order. Total. */
export const printedTables = (tables: readonly GenomeTable[]): readonly PrintedTable[] =>
  tables.flatMap((table) => {
    const shown = columns[table.id];
    if (!shown) return [];
    const at = (column: string): number => table.columns.indexOf(column);
    const rows = table.rows.filter((row) => isPrinted(table.id, (column) => row[at(column)] ?? null));
    return [
      {
        table: { ...table, columns: shown, rows: rows.map((row) => shown.map((column) => row[at(column)] ?? null)) },
        leftOut: table.rows.length - rows.length,
      },
    ];
  });
