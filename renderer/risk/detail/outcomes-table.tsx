import type { RiskLine } from '../../../models/risk/risk-line.ts';
import { Table } from '../../ui/table/table.tsx';
import type { Column } from '../../ui/table/table.tsx';
import { t } from '../../ui/text/t.ts';
import { intervalText, reasonText, unitOf, valueText } from '../result-text.ts';
import './outcomes-table.css';

/** Every outcome or population of a model: number and interval, or the reason; what was not confirmed says so. */
export function OutcomesTable({ lines }: { readonly lines: readonly RiskLine[] }) {
  const differs = new Set(lines.map(({ outcome }) => outcome)).size > 1;
  const columns: readonly Column[] = [
    { id: 'outcome', label: t(differs ? 'risk.outcome' : 'risk.population') },
    { id: 'value', label: t('risk.result'), width: 110, isNumber: true },
    { id: 'interval', label: t('risk.interval-head'), width: 300 },
  ];
  return (
    <Table label={t('risk.outcomes')} columns={columns} dense>
      {lines.map((line) => (
        <tr key={line.id}>
          <td>{differs ? line.outcome : line.population}</td>
          <td data-number data-tone={line.result.kind === 'value' ? 'value' : 'hint'}>
            {line.result.kind === 'value'
              ? [
                  valueText(line.result.quantity.value, line.result.quantity.unit),
                  unitOf(line.result.quantity.unit),
                ].join(' ')
              : t('risk.no-number')}
          </td>
          <td className="outcomes-table-why" data-tone="label">
            {line.result.kind === 'value' ? intervalText(line) : reasonText(line)}
          </td>
        </tr>
      ))}
    </Table>
  );
}
