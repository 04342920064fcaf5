import type { PgxReading } from '../../../../models/genome/pgx/pharmacogene.ts';
import { Table } from '../../../ui/table/table.tsx';
import type { Column } from '../../../ui/table/table.tsx';
import { numberText } from '../../../ui/text/quantity.ts';
import { t } from '../../../ui/text/t.ts';
import './reading-table.css';

const columns = (): readonly Column[] => [
  { id: 'position', label: t('genome.position') },
  { id: 'ref', label: t('genome.ref'), width: 36 },
  { id: 'read', label: t('genome.read-bases'), width: 104 },
  { id: 'depth', label: t('genome.depth'), width: 50, isNumber: true },
  { id: 'line', label: t('genome.line-head'), width: 56, isNumber: true },
];

/** Positions of a gene in the file's build: what the build has there, what was read, or why nothing was. */
export const ReadingTable = ({ readings }: { readonly readings: readonly PgxReading[] }) => (
  <Table label={t('genome.positions')} columns={columns()} dense>
    {readings.map((reading) => (
      <tr key={`${reading.position} ${reading.hgvs}`} className="reading-table-row">
        <td title={`${reading.hgvs}${reading.rsid ? `, ${reading.rsid}` : ''}`}>
          {reading.at === null ? t('genome.no-place-short') : `${reading.contig}:${reading.at}`}{' '}
          <small>{reading.rsid ?? reading.hgvs}</small>
        </td>
        <td title={reading.ref}>{reading.ref}</td>
        <td
          data-tone={reading.code === null ? undefined : 'hint'}
          data-other={reading.isOther}
          title={readText(reading)}
        >
          {readText(reading)}
        </td>
        <td data-number>{reading.depth === null ? '—' : numberText(reading.depth)}</td>
        <td data-number>{reading.line === null ? '—' : numberText(reading.line)}</td>
      </tr>
    ))}
  </Table>
);

const readText = ({ genotype, code }: PgxReading): string => (code === null ? (genotype ?? '—') : t(`${code}-short`));
