import { useState } from 'react';
import { criteriaTable, criterionOf } from '../../../../models/genome/variants/acmg/criterion.ts';
import type { Strength } from '../../../../models/genome/variants/acmg/criterion.ts';
import type { ClassificationScheme } from '../../../../models/genome/variants/acmg/scheme.ts';
import { Select } from '../../../ui/form/select.tsx';
import { Note } from '../../../ui/message/note.tsx';
import { messageText, t } from '../../../ui/text/t.ts';
import { WhyForm } from './why-form.tsx';

export interface CriterionFormProps {
  readonly first: { readonly code: string; readonly why: string };
  readonly scheme: ClassificationScheme;
  readonly onDone: (code: string, strength: Strength, why: string) => void;
  readonly onCancel: () => void;
}

const strengths: readonly Strength[] = ['supporting', 'moderate', 'strong', 'very-strong', 'stand-alone'];

/** A criterion at a strength, with its evidence. What the scheme advises against is said before, and not forbidden. */
export function CriterionForm({ first, scheme, onDone, onCancel }: CriterionFormProps) {
  const [code, setCode] = useState(first.code);
  const [strength, setStrength] = useState<Strength>(usualStrength(first.code, scheme));
  const choose = (chosen: string): void => {
    setCode(chosen);
    setStrength(usualStrength(chosen, scheme));
  };
  return (
    <WhyForm
      label={t('genome.evidence')}
      submit={t('genome.apply-criterion', { code })}
      first={first.why}
      onDone={(why) => onDone(code, strength, why)}
      onCancel={onCancel}
    >
      <Select
        label={t('genome.criterion')}
        small
        value={code}
        options={criteriaTable.criteria.map((each) => ({
          value: each.code,
          label: `${each.code} · ${t(`genome.criterion-${each.code}`)}`,
        }))}
        onChange={choose}
      />
      <Select
        label={t('genome.strength')}
        small
        value={strength}
        options={strengths.map((value) => ({ value, label: t(`genome.strength-${value}`) }))}
        onChange={setStrength}
      />
      {scheme.discouraged.includes(code) && (
        <Note status="warning">{messageText('genome.criterion-discouraged', { scheme: scheme.id, code })}</Note>
      )}
    </WhyForm>
  );
}

/** The strength that a criterion has by itself, no more than the scheme allows. */
const usualStrength = (code: string, { lowered }: ClassificationScheme): Strength =>
  lowered[code] ?? criterionOf(code)?.strength ?? 'supporting';
