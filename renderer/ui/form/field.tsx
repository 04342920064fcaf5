import type { LucideIcon } from 'lucide-react';
import { useId } from 'react';
import type { InputHTMLAttributes, ReactNode, Ref } from 'react';
import { Icon } from '../icon/icon.tsx';
import { FieldError } from './field-error.tsx';
import './field.css';

export interface FieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'className' | 'style' | 'size'> {
  readonly label: string;
  /** Said but not drawn: where the sign and the place already say it. */
  readonly hidesLabel?: boolean | undefined;
  readonly hint?: ReactNode | undefined;
  readonly error?: string | null | undefined;
  readonly icon?: LucideIcon | undefined;
  /** Inside, right: a unit, a button, a key. */
  readonly trailing?: ReactNode | undefined;
  readonly tall?: boolean | undefined;
  readonly ref?: Ref<HTMLInputElement> | undefined;
}

/** One line of text with its label, its hint, and its error under it. */
export function Field({ label, hidesLabel, hint, error, icon, trailing, tall, ref, ...input }: FieldProps) {
  const id = useId();
  const about = error || hint ? `${id}-about` : undefined;
  return (
    <div className="field" data-tall={tall} data-error={Boolean(error)}>
      {!hidesLabel && <label htmlFor={id}>{label}</label>}
      <div className="field-box">
        {icon && <Icon of={icon} />}
        <input
          {...input}
          id={id}
          ref={ref}
          aria-label={hidesLabel ? label : undefined}
          aria-invalid={error ? true : undefined}
          aria-describedby={about}
        />
        {trailing}
      </div>
      {error ? <FieldError id={about} text={error} /> : hint && <p id={about}>{hint}</p>}
    </div>
  );
}
