import { useState } from 'react';
import type { FormEvent } from 'react';
import type { FactValue } from '../../../../models/base/fact.ts';
import { inputRow } from '../../../../models/risk/input-table.ts';
import type { RiskInput } from '../../../../models/risk/risk-line.ts';
import { Button } from '../../../ui/button/button.tsx';
import { QuantityField } from '../../../ui/form/quantity-field.tsx';
import { Select } from '../../../ui/form/select.tsx';
import { t } from '../../../ui/text/t.ts';
import { wordText } from '../../input-text.ts';
import { wordsOf } from '../../words-of.ts';
import { doubtOf } from './doubt-of.ts';
import './input-editor.css';

export interface InputEditorProps {
  readonly input: RiskInput;
  readonly onSave: (value: FactValue | null) => void;
  readonly onClose: () => void;
}

/** Enters one value in the model's unit. A value that cannot be true is not taken; one outside the model is, and refused there. */
export function InputEditor({ input, onSave, onClose }: InputEditorProps) {
  const { key, name, value: known, unit, from } = input;
  const words = wordsOf(input);
  const [value, setValue] = useState<FactValue | null>(() => startOf(known, unit, words));
  const row = inputRow(key);
  const isPossible = value !== null && (value.kind !== 'quantity' || !row || doubtOf(row, value) === null);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isPossible) onSave(value);
  };
  return (
    <form className="input-editor" onSubmit={submit}>
      <b>{name}</b>
      {words.length === 0 ? (
        <QuantityField
          label={name}
          hidesLabel
          value={known?.kind === 'quantity' && known.unit === unit ? known.value : null}
          unit={unit}
          errorText={(number) => (row ? doubtOf(row, { value: number, unit }) : null)}
          onChange={(number) => setValue(number === null ? null : { kind: 'quantity', value: number, unit })}
        />
      ) : (
        <Select
          label={name}
          hidesLabel
          value={wordOf(value)}
          options={words.map((word) => ({ value: word, label: wordText(word) }))}
          onChange={(word) => setValue(valueOf(word, unit))}
        />
      )}
      <Button size="small" kind="primary" submits disabled={!isPossible}>
        {t('risk.save')}
      </Button>
      <Button size="small" onClick={onClose}>
        {t('risk.cancel')}
      </Button>
      {(from?.kind === 'typed' || from?.kind === 'file') && (
        <Button size="small" kind="quiet" onClick={() => onSave(null)}>
          {t('risk.take-away')}
        </Button>
      )}
    </form>
  );
}

const valueOf = (word: string, unit: string): FactValue =>
  unit === 'boolean' ? { kind: 'boolean', is: word === 'yes' } : { kind: 'text', text: word };

const wordOf = (value: FactValue | null): string => {
  if (value?.kind === 'boolean') return value.is ? 'yes' : 'no';
  return value?.kind === 'text' ? value.text : '';
};

const startOf = (known: FactValue | null, unit: string, [first]: readonly string[]): FactValue | null => {
  if (first === undefined) return known?.kind === 'quantity' && known.unit === unit ? known : null;
  return known ?? valueOf(first, unit);
};
