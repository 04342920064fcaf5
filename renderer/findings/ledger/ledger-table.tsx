import type { LedgerRow } from '../../../models/findings/ledger/ledger.ts';
import { shortDigest } from '../../../models/report/language/spoken.ts';
import { Table } from '../../ui/table/table.tsx';
import { t } from '../../ui/text/t.ts';
import { shareText } from './share-text.ts';
import { editsText } from './size-text.ts';

export interface LedgerTableProps {
  readonly rows: readonly LedgerRow[];
  readonly chosen: number;
  readonly onChoose: (row: number) => void;
}

const counts = ['images', 'open', 'accepted', 'edited', 'rejected', 'missed'] as const;

/** One line a version of a model, told apart by its weights. */
export function LedgerTable({ rows, chosen, onChoose }: LedgerTableProps) {
  const columns = [
    { id: 'model', label: t('ledger.model') },
    { id: 'digest', label: t('ledger.digest'), width: 110, isRoomy: true },
    ...counts.map((id) => ({ id, label: t(`ledger.${id}`), width: 84, isNumber: true })),
    { id: 'false-alerts', label: t('ledger.false-alerts'), width: 190 },
    { id: 'edits', label: t('ledger.how-far'), width: 230 },
  ];
  return (
    <Table label={t('app.page.ledger')} columns={columns}>
      {rows.map((row, i) => (
        <tr key={`${row.model.id} ${row.model.sha256} ${row.model.version}`} aria-selected={i === chosen}>
          <td data-tone="value">
            <button type="button" className="ledger-model" aria-pressed={i === chosen} onClick={() => onChoose(i)}>
              {row.model.id} {row.model.version}
            </button>
          </td>
          <td data-tone="hint" data-roomy title={row.model.sha256}>
            {shortDigest(row.model.sha256)}
          </td>
          {counts.map((id) => (
            <td key={id} data-number>
              {id === 'missed' ? row.missed.length : row[id]}
            </td>
          ))}
          <td>{shareText(row.falseAlerts)}</td>
          <td title={editsText(row)}>{editsText(row)}</td>
        </tr>
      ))}
    </Table>
  );
}
