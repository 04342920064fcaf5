import { useState } from 'react';
import type { KeyboardEvent } from 'react';
import { t } from '../text/t.ts';
import { Field } from './field.tsx';
import { readMoment, shownMoment, stepMoment } from './read-moment.ts';
import type { MomentForm } from './read-moment.ts';

export interface MomentFieldProps {
  readonly label: string;
  readonly form: MomentForm;
  /** As `readMoment` gives it; empty: none. */
  readonly value: string;
  readonly required?: boolean | undefined;
  /** What is wrong with a moment that can be read. */
  readonly error?: string | null | undefined;
  readonly onChange: (value: string) => void;
}

const directions: Readonly<Record<string, 1 | -1>> = { ArrowUp: 1, ArrowDown: -1 };

/**
 * A day, a time, or both, typed as the program writes them everywhere (year-month-day), whatever the machine's language.
 * Arrow keys step a day or a quarter of an hour. Text that is none stays as typed, counts as no value, and is told so.
 */
export function MomentField({ label, form, value, required, error, onChange }: MomentFieldProps) {
  const [typed, setTyped] = useState(shownMoment(value));
  const [isLeft, setLeft] = useState(value !== '');
  const read = readMoment(form, typed);
  const text = read === value || (read === null && value === '') ? typed : shownMoment(value); // set from outside since
  const take = (next: string): void => {
    setTyped(next);
    onChange(readMoment(form, next) ?? '');
  };
  const step = (event: KeyboardEvent): void => {
    const by = directions[event.key];
    if (!by || value === '') return;
    event.preventDefault();
    take(shownMoment(stepMoment(form, value, by)));
  };
  const isWrong = isLeft && value === '' && text.trim() !== '';
  return (
    <Field
      label={label}
      required={required}
      autoComplete="off"
      spellCheck={false}
      placeholder={t(`form.moment.${form}`)}
      value={text}
      error={isWrong ? t(`form.moment.${form}.wrong`) : error}
      onKeyDown={step}
      onFocus={() => setLeft(false)}
      onBlur={() => {
        setLeft(true);
        if (value !== '') setTyped(shownMoment(value));
      }}
      onChange={({ currentTarget }) => take(currentTarget.value)}
    />
  );
}
