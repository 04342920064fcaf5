import { useState } from 'react';
import { unitText } from '../text/quantity.ts';
import { Field } from './field.tsx';

export interface QuantityFieldProps {
  readonly label: string;
  readonly value: number | null;
  readonly unit: string; // UCUM
  /** Said under the field: the range when the value lies outside, a doubt about its unit. Never converts. */
  readonly errorText: (value: number) => string | null;
  readonly hidesLabel?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  readonly onChange?: ((value: number | null) => void) | undefined;
  /** When the field is left, or Enter pressed. */
  readonly onCommit?: ((value: number | null) => void) | undefined;
}

/** A number with its unit inside the field. Text that is no number stays as typed and counts as no value. */
export function QuantityField({
  label,
  value,
  unit,
  errorText,
  hidesLabel,
  disabled,
  onChange,
  onCommit,
}: QuantityFieldProps) {
  const [typed, setTyped] = useState(value === null ? '' : String(value));
  const number = readNumber(typed);
  return (
    <Field
      label={label}
      hidesLabel={hidesLabel}
      disabled={disabled}
      onBlur={() => onCommit?.(number)}
      onKeyDown={({ key }) => void (key === 'Enter' && onCommit?.(number))}
      inputMode="decimal"
      value={typed}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value);
        onChange?.(readNumber(currentTarget.value));
      }}
      trailing={<span className="field-unit">{unitText(unit)}</span>}
      error={number === null ? null : errorText(number)}
    />
  );
}

const readNumber = (typed: string): number | null => {
  const text = typed.trim().replace(',', '.').replace('−', '-');
  return text !== '' && Number.isFinite(Number(text)) ? Number(text) : null;
};
