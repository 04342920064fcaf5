import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from '../../../ui/button/button.tsx';
import { t } from '../../../ui/text/t.ts';
import './why-form.css';

export interface WhyFormProps {
  readonly label: string; // what is asked for: the evidence, the reason
  readonly submit: string;
  readonly first?: string | undefined;
  readonly disabled?: boolean | undefined;
  /** Between the text and the buttons: what else is chosen. */
  readonly children?: ReactNode | undefined;
  readonly onDone: (why: string) => void;
  readonly onCancel?: (() => void) | undefined;
}

const shortest = 3; // letters; the contract asks for as many

/** A reason in words, without which nothing is written down. */
export function WhyForm({ label, submit, first = '', disabled, children, onDone, onCancel }: WhyFormProps) {
  const [why, setWhy] = useState(first);
  const id = useId();
  const isTold = why.trim().length >= shortest;
  return (
    <form
      className="why-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (isTold && !disabled) onDone(why.trim());
      }}
    >
      {children}
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        rows={3}
        required
        value={why}
        aria-describedby={`${id}-hint`}
        onChange={({ currentTarget }) => setWhy(currentTarget.value)}
      />
      <p id={`${id}-hint`}>{t('genome.why-needed')}</p>
      <div className="why-form-steps">
        {onCancel && (
          <Button size="small" kind="quiet" onClick={onCancel}>
            {t('genome.cancel')}
          </Button>
        )}
        <Button size="small" kind="primary" submits disabled={!isTold || disabled}>
          {submit}
        </Button>
      </div>
    </form>
  );
}
