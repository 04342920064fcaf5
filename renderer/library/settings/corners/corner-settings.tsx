import { useState } from 'react';
import { CornerName } from '../../../../models/imaging/hanging/corners/corner-plan.ts';
import type { CornerPlan } from '../../../../models/imaging/hanging/corners/corner-plan.ts';
import {
  cornersFor,
  isOwn,
  withCorners,
  withoutCorners,
} from '../../../../models/imaging/hanging/corners/own-corners.ts';
import type { OwnCorners } from '../../../../models/imaging/hanging/corners/own-corners.ts';
import type { SettingRow } from '../../../../models/library/settings.ts';
import { api } from '../../../app/api/api.ts';
import { useCall } from '../../../app/api/use-call.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Select } from '../../../ui/form/select.tsx';
import { Refusal } from '../../../ui/message/refusal.tsx';
import { t } from '../../../ui/text/t.ts';
import { CornerBox } from './corner-box.tsx';
import './corner-settings.css';

/** Which lines stand in which corner of a viewport, for each modality; what a person changes is kept at once. */
export function CornerSettings({ rows }: { readonly rows: readonly SettingRow[] }) {
  const plans = useCall((signal) => api.imaging.corners({}, { signal }), 'corners');
  const [modality, setModality] = useState('*');
  if (plans.status === 'failed') return <Refusal code={plans.error.code} params={plans.error.params} />;
  const known = plans.status === 'done' ? plans.value : [];
  const set = rows.find(({ key }) => key === 'reading.corners')?.value;
  const own: OwnCorners = typeof set === 'object' ? set : {};
  const lines = cornersFor(modality, known, own);
  return (
    <section className="corner-settings" aria-labelledby="corner-settings-title">
      <div className="corner-settings-head">
        <div>
          <h3 id="corner-settings-title">{t('setting.reading.corners')}</h3>
          <p>{t('setting.reading.corners.why')}</p>
        </div>
        <Select
          small
          label={t('settings.corners.modality')}
          value={modality}
          options={modalitiesOf(known).map((value) => ({
            value,
            label: value === '*' ? t('settings.corners.others') : value,
          }))}
          onChange={setModality}
        />
        <Button
          size="small"
          kind="quiet"
          disabled={!isOwn(own, modality)}
          onClick={() => save(withoutCorners(own, modality))}
        >
          {t('settings.reset')}
        </Button>
      </div>
      <div className="corner-settings-corners" data-theme="dark">
        {CornerName.options.map((corner) => (
          <CornerBox
            key={corner}
            corner={corner}
            lines={lines}
            onChange={(next) => save(withCorners(own, modality, next))}
          />
        ))}
      </div>
    </section>
  );
}

const save = (value: OwnCorners): void =>
  void api.library.setSetting({ key: 'reading.corners', value: Object.keys(value).length > 0 ? { ...value } : null });

/** Those that a plan names, in its order; first what holds for all others. */
const modalitiesOf = (plans: readonly CornerPlan[]): readonly string[] => [
  '*',
  ...plans.flatMap(({ modalities }) => modalities).filter((modality) => modality !== '*'),
];
