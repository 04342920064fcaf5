import { CheckBox } from '../../ui/form/check-box.tsx';
import { MomentField } from '../../ui/form/moment-field.tsx';
import { Select } from '../../ui/form/select.tsx';
import { t } from '../../ui/text/t.ts';
import type { DraftRead, PlanDraft } from './batch-plan.ts';

export interface PlanFieldsProps {
  readonly draft: PlanDraft;
  readonly read: DraftRead;
  readonly onChange: (draft: PlanDraft) => void;
}

const said = (key: string | null): string | null => (key === null ? null : t(key));

/** When a batch works: at once, or from an hour on; whether it pauses in the morning and goes on the next night. */
export function PlanFields({ draft, read, onChange }: PlanFieldsProps) {
  const { isPlanned, start, stops, stop, isNightly } = draft;
  return (
    <div className="batch-plan">
      <Select
        label={t('batch.when')}
        value={isPlanned ? 'planned' : 'now'}
        options={(['now', 'planned'] as const).map((value) => ({ value, label: t(`batch.when.${value}`) }))}
        onChange={(when) => onChange({ ...draft, isPlanned: when === 'planned' })}
      />
      {isPlanned && (
        <>
          <MomentField
            label={t('batch.plan.start')}
            form="date-time"
            value={start}
            error={read.ok ? null : said(read.start)}
            onChange={(moment) => onChange({ ...draft, start: moment })}
          />
          <CheckBox checked={stops} onChange={(isOn) => onChange({ ...draft, stops: isOn })}>
            {t('batch.plan.stops')}
          </CheckBox>
          {stops && (
            <>
              <MomentField
                label={t('batch.plan.stop')}
                form="time"
                value={stop}
                error={read.ok ? null : said(read.stop)}
                onChange={(time) => onChange({ ...draft, stop: time })}
              />
              <CheckBox checked={isNightly} onChange={(isOn) => onChange({ ...draft, isNightly: isOn })}>
                {t('batch.plan.again')}
              </CheckBox>
            </>
          )}
        </>
      )}
    </div>
  );
}
