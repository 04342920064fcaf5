import { Eye, EyeOff, Lock } from 'lucide-react';
import { useState } from 'react';
import type { KeyboardEvent, ReactNode, Ref } from 'react';
import { IconButton } from '../button/icon-button.tsx';
import { t } from '../text/t.ts';
import { Field } from './field.tsx';

export interface PassphraseFieldProps {
  readonly label: string;
  readonly value: string;
  readonly isNew?: boolean | undefined;
  readonly hint?: ReactNode | undefined;
  readonly error?: string | null | undefined;
  readonly autoFocus?: boolean | undefined;
  readonly onChange: (value: string) => void;
  readonly ref?: Ref<HTMLInputElement> | undefined;
}

/** A secret: hidden until asked for, never completed by the machine; says when Caps Lock is on. */
export function PassphraseField({ label, value, isNew, hint, error, autoFocus, onChange, ref }: PassphraseFieldProps) {
  const [isShown, setShown] = useState(false);
  const [capsLock, setCapsLock] = useState(false);
  const look = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'));
  return (
    <Field
      tall
      ref={ref}
      label={label}
      type={isShown ? 'text' : 'password'}
      autoComplete={isNew ? 'new-password' : 'current-password'}
      spellCheck={false}
      autoFocus={autoFocus}
      value={value}
      icon={isNew ? undefined : Lock}
      hint={capsLock ? t('form.caps-lock') : hint}
      error={error ?? null}
      onKeyDown={look}
      onKeyUp={look}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
      trailing={
        <IconButton
          icon={isShown ? EyeOff : Eye}
          label={t(isShown ? 'form.hide' : 'form.show')}
          onClick={() => setShown(!isShown)}
        />
      }
    />
  );
}
