import { useState } from 'react';
import { localDateOf } from '../../../../models/base/dates.ts';
import type { TypedOutside } from '../../../../models/genome/pgx/outside/typed-outside.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Field } from '../../../ui/form/field.tsx';
import { MomentField } from '../../../ui/form/moment-field.tsx';
import { t } from '../../../ui/text/t.ts';
import './outside-form.css';

export interface OutsideFormProps {
  readonly gene: string;
  readonly onTell: (typed: TypedOutside) => void;
}

const empty = { diplotype: '', phenotype: '', activity: '', source: '', on: '' };

/** A specialised laboratory's word on a gene, typed: what it says, where it stands, of which day. */
export function OutsideForm({ gene, onTell }: OutsideFormProps) {
  const [typed, setTyped] = useState(empty);
  const [today] = useState(() => localDateOf(new Date()));
  const isTold = [typed.diplotype, typed.phenotype, typed.activity].some((said) => said.trim() !== '');
  const isSourced = typed.source.trim().length >= 3 && typed.on !== '' && typed.on <= today;
  const field = (key: keyof typeof empty) => ({
    label: t(`genome.typed-${key}`),
    value: typed[key],
    onChange: ({ currentTarget }: { currentTarget: { value: string } }) =>
      setTyped({ ...typed, [key]: currentTarget.value }),
  });
  return (
    <form
      className="outside-form"
      aria-label={t('genome.type-outside', { gene })}
      onSubmit={(event) => {
        event.preventDefault();
        if (isTold && isSourced) onTell({ gene, ...typed });
      }}
    >
      <Field {...field('diplotype')} hint={t(`genome.typed-example-${gene}`)} maxLength={200} />
      <Field {...field('phenotype')} maxLength={200} />
      {gene === 'CYP2D6' && <Field {...field('activity')} maxLength={20} />}
      <Field {...field('source')} hint={t('genome.typed-source-hint')} maxLength={200} required />
      <MomentField
        label={t('genome.typed-on')}
        form="date"
        value={typed.on}
        required
        error={typed.on > today ? t('genome.typed-future') : null}
        onChange={(on) => setTyped({ ...typed, on })}
      />
      <Button size="small" kind="primary" submits disabled={!isTold || !isSourced}>
        {t('genome.tell-outside')}
      </Button>
    </form>
  );
}
