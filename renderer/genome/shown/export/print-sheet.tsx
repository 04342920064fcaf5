import { useEffect, useEffectEvent } from 'react';
import { createPortal } from 'react-dom';
import type { ReportSubject } from '../../../../models/report/report-case.ts';
import { personNameText } from '../../../../models/dicom/person-name.ts';
import type { Cell, GenomeTable } from '../../../../models/genome/file/tables/genome-table.ts';
import { genomeTables } from '../../../../models/genome/file/tables/genome-tables.ts';
import type { KnownGenome } from '../../../../models/genome/file/tables/genome-tables.ts';
import { instantText } from '../../../ui/text/moment.ts';
import { numberText } from '../../../ui/text/quantity.ts';
import { hasText, t } from '../../../ui/text/t.ts';
import { printedTables } from './printed-tables.ts';
import './print-sheet.css';

export interface PrintSheetProps {
  readonly known: KnownGenome;
  readonly person: Pick<ReportSubject, 'name' | 'patientId' | 'birthDate'>;
  readonly at: string; // when it was asked for
  readonly onDone: () => void;
}

/** The genome on paper: opens the system's print dialog at once, and is gone after it. On screen nothing of it is seen. */
export function PrintSheet({ known, person, at, onDone }: PrintSheetProps) {
  const done = useEffectEvent(onDone);
  useEffect(() => {
    const end = (): void => done();
    window.addEventListener('afterprint', end);
    window.print();
    return () => window.removeEventListener('afterprint', end);
  }, []);
  return createPortal(<Sheet known={known} person={person} at={at} />, document.body);
}

/** What is printed. Whose it is stands first; that nobody signed it stands first and last. */
export const Sheet = ({ known, person, at }: Omit<PrintSheetProps, 'onDone'>) => {
  const who = [personNameText(person.name), person.birthDate, person.patientId].filter(Boolean).join(' · ');
  const file = known.summary?.file;
  return (
    <article className="print-sheet">
      <header>
        <h1>{t('genome.print-title')}</h1>
        <p>{who}</p>
        {file && (
          <p>
            {t('genome.print-made', { at: instantText(at), file: file.name, sample: file.sample, build: file.build })}
          </p>
        )}
        <p>
          <b>{t('genome.export-notice')}</b>
        </p>
      </header>
      {printedTables(genomeTables(known)).map(({ table, leftOut }) => (
        <section key={table.id}>
          <h2>{t(`genome.table-${table.id}`)}</h2>
          {table.rows.length === 0 ? <p>{t('genome.print-empty')}</p> : <PrintedTable of={table} />}
          {leftOut > 0 && <p>{t('genome.print-left-out', { n: leftOut })}</p>}
        </section>
      ))}
      <footer>
        <p>{t('genome.export-notice')}</p>
      </footer>
    </article>
  );
};

const PrintedTable = ({ of: { id, columns, rows } }: { readonly of: GenomeTable }) => (
  <table aria-label={t(`genome.table-${id}`)}>
    <thead>
      <tr>
        {columns.map((column) => (
          <th key={column} scope="col">
            {t(`genome.column-${column}`)}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map((row, i) => (
        // oxlint-disable-next-line react/no-array-index-key -- a printed row is known by its place
        <tr key={i}>
          {row.map((cell, at) => (
            <td key={columns[at]}>{cellText(columns[at] === 'clinvar' ? spaced(cell) : cell)}</td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
);

/** A number to four digits, a word of a table's own in the language, a dash for nothing. */
const cellText = (cell: Cell): string => {
  if (cell === null || cell === '') return '—';
  if (typeof cell === 'number') return numberText(cell % 1 === 0 ? cell : Number(cell.toPrecision(4)));
  const key = ['genome.row', 'genome.class', 'genome.strength'].find((kind) => hasText(`${kind}-${cell}`));
  return key === undefined ? cell : t(`${key}-${cell}`);
};

/** ClinVar writes `Likely_pathogenic`. */
const spaced = (cell: Cell): Cell => (typeof cell === 'string' ? cell.replaceAll('_', ' ') : cell);
