import { useId } from 'react';
import './select.css';

export interface SelectProps<V extends string> {
  readonly label: string;
  readonly hidesLabel?: boolean | undefined;
  readonly value: V;
  readonly options: readonly { readonly value: V; readonly label: string }[];
  readonly disabled?: boolean | undefined;
  readonly small?: boolean | undefined;
  readonly onChange: (value: V) => void;
}

/** One of a short closed list. */
export function Select<V extends string>({
  label,
  hidesLabel,
  value,
  options,
  disabled,
  small,
  onChange,
}: SelectProps<V>) {
  const id = useId();
  return (
    <span className="select" data-small={small}>
      {!hidesLabel && <label htmlFor={id}>{label}</label>}
      <select
        id={id}
        value={value}
        disabled={disabled}
        aria-label={hidesLabel ? label : undefined}
        onChange={({ currentTarget }) => {
          const chosen = options.find((option) => option.value === currentTarget.value);
          if (chosen) onChange(chosen.value);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </span>
  );
}
