import { useState } from 'react';
import type { FactValue } from '../../../../models/base/fact.ts';
import type { FactOrigin } from '../../../../models/base/fact.ts';
import { inputRow } from '../../../../models/risk/input-table.ts';
import type { RiskInput, RiskLine } from '../../../../models/risk/risk-line.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Table } from '../../../ui/table/table.tsx';
import type { Column } from '../../../ui/table/table.tsx';
import { numberText, unitText } from '../../../ui/text/quantity.ts';
import { hasText, t } from '../../../ui/text/t.ts';
import { inputText } from '../../input-text.ts';
import { InputEditor } from './input-editor.tsx';
import { InputOrigin } from './input-origin.tsx';

export interface InputsTableProps {
  readonly line: RiskLine;
  /** Enters a value by hand; null takes the entered one away. */
  readonly onSave: (key: string, value: FactValue | null) => Promise<void>;
  /** Goes to where a value comes from. */
  readonly onOpen: (from: FactOrigin) => void;
}

const columns = (): readonly Column[] => [
  { id: 'input', label: t('risk.input') },
  { id: 'value', label: t('risk.value'), width: 76, isNumber: true },
  { id: 'unit', label: t('risk.unit-head'), width: 124 },
  { id: 'valid', label: t('risk.valid'), width: 112 },
  { id: 'origin', label: t('risk.origin'), width: 218 },
];

/** What the model takes: value, unit, validated range, and where it came from; what a person may enter can be entered here. */
export function InputsTable({ line, onSave, onOpen }: InputsTableProps) {
  const [editing, setEditing] = useState<string | null>(null);
  const given = line.inputs.filter(({ value }) => value !== null).length;
  const save = async (key: string, value: FactValue | null): Promise<void> => {
    await onSave(key, value); // refused, the editor stays, with what was typed
    setEditing(null);
  };
  return (
    <>
      <h2>
        {t('risk.inputs')} <small>{t('risk.input-count', { n: given, of: line.inputs.length })}</small>
      </h2>
      <Table label={t('risk.inputs')} columns={columns()} dense>
        {line.inputs.map((input) =>
          input.key === editing ? (
            <tr key={input.key}>
              <td colSpan={5}>
                <InputEditor
                  input={input}
                  onSave={(value) => void save(input.key, value)}
                  onClose={() => setEditing(null)}
                />
              </td>
            </tr>
          ) : (
            <InputLine key={input.key} input={input} onOpen={onOpen} onEdit={() => setEditing(input.key)} />
          ),
        )}
      </Table>
    </>
  );
}

interface InputLineProps {
  readonly input: RiskInput;
  readonly onEdit: () => void;
  readonly onOpen: (from: FactOrigin) => void;
}

function InputLine({ input, onEdit, onOpen }: InputLineProps) {
  const { name, value, unit, limits, isOptional } = input;
  return (
    <tr>
      <td>{name}</td>
      <td data-number data-tone="value">
        {inputText(input)}
      </td>
      <td data-tone="label">{unit === 'boolean' || unit === 'code' ? '' : unitText(unit)}</td>
      <td data-tone="hint">{limits ? `${numberText(limits.low)}–${numberText(limits.high)}` : '—'}</td>
      <td data-tone="label">
        {value ? (
          <InputOrigin input={input} onEdit={onEdit} onOpen={onOpen} />
        ) : inputRow(input.key) ? (
          <Button size="small" onClick={onEdit} aria-label={t('risk.enter-it', { name })}>
            {t('risk.enter')}
          </Button>
        ) : (
          (howToGet(input.key) ?? t(isOptional ? 'risk.not-known' : 'risk.is-missing'))
        )}
      </td>
    </tr>
  );
}

/** Where a value would come from that nobody types in. */
const howToGet = (key: string): string | null => (hasText(`risk.how.${key}`) ? t(`risk.how.${key}`) : null);
