import { useId, useState } from 'react';
import type { AppError } from '../../../../models/base/app-error.ts';
import type { Answers } from '../../../../models/inference/bring/answers.ts';
import type { GraphShown, Inspection } from '../../../../models/inference/bring/inspection.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Dialog } from '../../../ui/dialog/dialog.tsx';
import { FieldError } from '../../../ui/form/field-error.tsx';
import { Field } from '../../../ui/form/field.tsx';
import { Select } from '../../../ui/form/select.tsx';
import { Note } from '../../../ui/message/note.tsx';
import { Refusal } from '../../../ui/message/refusal.tsx';
import { t } from '../../../ui/text/t.ts';
import { answersOf, formOf } from './card-form.ts';
import type { CardForm } from './card-form.ts';
import { Network } from './inspection-dialog.tsx';

export interface CardWizardProps {
  readonly name: string;
  readonly inspection: Inspection;
  readonly graph: GraphShown;
  readonly problem: AppError | null;
  readonly onInstall: (answers: Answers) => Promise<void>;
  readonly onClose: () => void;
}

type Choice = 'dimensions' | 'channels' | 'axes' | 'normalisation';

const choices = {
  dimensions: ['3', '2'],
  channels: ['1', '3'],
  axes: ['RAS', 'SPL'],
  normalisation: ['zscore', 'percentiles', 'fixed', 'none'],
} as const;

/** A card for a network that has none: what it reads, what it answers, for what and from whom. */
export function CardWizard({ name, inspection, graph, problem, onInstall, onClose }: CardWizardProps) {
  const [form, setForm] = useState(() => formOf(inspection.draft ?? {}, graph, name));
  const [wrong, setWrong] = useState<keyof CardForm | null>(null);
  const [isBusy, setBusy] = useState(false);
  const start = (): void => {
    const made = answersOf(form);
    setWrong(made.ok ? null : made.line);
    if (!made.ok) return;
    setBusy(true);
    void onInstall(made.answers).finally(() => setBusy(false));
  };
  const set = (line: keyof CardForm, value: string): void => setForm((before) => ({ ...before, [line]: value }));
  const isVolume = form.dimensions === '3';
  const line = (key: keyof CardForm, more: { hint?: string; unit?: string; isWide?: boolean } = {}) => (
    <div data-wide={more.isWide === true}>
      <Field
        label={t(`settings.card.${key}`)}
        hint={more.hint}
        trailing={more.unit && <span className="field-unit">{more.unit}</span>}
        error={wrong === key ? t('settings.card.wrong') : null}
        value={form[key]}
        onChange={({ currentTarget }) => set(key, currentTarget.value)}
      />
    </div>
  );
  const choice = (key: Choice) => (
    <Select
      label={t(`settings.card.${key}`)}
      value={form[key]}
      options={choices[key].map((value) => ({ value, label: t(`settings.card.${key}.${value}`) }))}
      onChange={(value) => set(key, value)}
    />
  );
  const { draftFrom } = inspection;
  return (
    <Dialog
      wide
      title={t('settings.card.title', { name })}
      lead={t('settings.card.lead')}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t('settings.bring.cancel')}</Button>
          <Button kind="primary" disabled={isBusy} onClick={start}>
            {t(isBusy ? 'settings.bring.installing' : 'settings.bring.install')}
          </Button>
        </>
      }
    >
      <div className="card-wizard">
        <div className="inspection" data-wide="true">
          <Note status="warning">{t('settings.bring.warning')}</Note>
          {draftFrom !== 'none' && <p>{t(`settings.card.from.${draftFrom}`)}</p>}
          {problem && <Refusal status="stop" code={problem.code} params={problem.params} />}
          <Network graph={graph} />
        </div>
        {line('name')}
        {line('id', { hint: t('settings.card.id-hint') })}
        {line('version')}
        {line('modality', { hint: t('settings.card.modality-hint') })}
        {line('bodyPart', { hint: t('settings.card.bodyPart-hint') })}
        {choice('dimensions')}
        {line('patch', { hint: t(`settings.card.patch-hint.${form.dimensions}`) })}
        {isVolume ? line('spacing', { hint: t('settings.card.spacing-hint'), unit: 'mm' }) : choice('channels')}
        {isVolume && choice('axes')}
        {choice('normalisation')}
        {(form.normalisation === 'percentiles' || form.normalisation === 'fixed') && (
          <>
            {line('low', { unit: form.normalisation === 'percentiles' ? '%' : '' })}
            {line('high', { unit: form.normalisation === 'percentiles' ? '%' : '' })}
          </>
        )}
        {form.normalisation === 'fixed' && (
          <>
            {line('mean')}
            {line('deviation')}
          </>
        )}
        <Labels value={form.labels} isWrong={wrong === 'labels'} onChange={(value) => set('labels', value)} />
        {isVolume && line('totalMl', { hint: t('settings.card.totalMl-hint'), unit: 'mL' })}
        {line('intendedUse', { isWide: true })}
        {line('population', { isWide: true })}
        {line('licence')}
        {line('attribution')}
      </div>
    </Dialog>
  );
}

interface LabelsProps {
  readonly value: string;
  readonly isWrong: boolean;
  readonly onChange: (value: string) => void;
}

function Labels({ value, isWrong, onChange }: LabelsProps) {
  const id = useId();
  return (
    <div className="card-lines" data-wide="true">
      <label htmlFor={id}>{t('settings.card.labels')}</label>
      <textarea
        id={id}
        value={value}
        aria-describedby={`${id}-about`}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
      {isWrong ? (
        <FieldError id={`${id}-about`} text={t('settings.card.wrong')} />
      ) : (
        <p id={`${id}-about`}>{t('settings.card.labels-hint')}</p>
      )}
    </div>
  );
}
