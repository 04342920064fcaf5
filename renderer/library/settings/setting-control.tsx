import { isSettingKey, settings } from '../../../models/library/settings.ts';
import type { SettingEntry, SettingRow, SettingValue } from '../../../models/library/settings.ts';
import { CheckBox } from '../../ui/form/check-box.tsx';
import { QuantityField } from '../../ui/form/quantity-field.tsx';
import { Select } from '../../ui/form/select.tsx';
import { t } from '../../ui/text/t.ts';

export interface SettingControlProps {
  readonly row: SettingRow;
  readonly onSet: (value: SettingValue) => void;
}

/** The control a setting's kind asks for. */
export function SettingControl({ row, onSet }: SettingControlProps) {
  if (!isSettingKey(row.key)) return null;
  const entry: SettingEntry = settings[row.key];
  const label = t(`setting.${row.key}`);
  switch (entry.kind) {
    case 'boolean':
      return (
        <CheckBox checked={row.value === true} disabled={row.isLocked} onChange={onSet}>
          {t(row.value === true ? 'settings.on' : 'settings.off')}
        </CheckBox>
      );
    case 'choice':
      return (
        <Select
          label={label}
          hidesLabel
          value={typeof row.value === 'string' ? row.value : entry.default}
          disabled={row.isLocked}
          options={entry.choices.map((value) => ({ value, label: t(`setting.${row.key}.${value}`) }))}
          onChange={onSet}
        />
      );
    case 'number':
      return (
        <QuantityField
          key={typeof row.value === 'number' ? row.value : entry.default}
          label={label}
          hidesLabel
          disabled={row.isLocked}
          value={Number(row.value)}
          unit={entry.unit}
          errorText={(value) =>
            value < entry.min || value > entry.max ? t('settings.outside', { min: entry.min, max: entry.max }) : null
          }
          onCommit={(value) => value !== null && value >= entry.min && value <= entry.max && onSet(value)}
        />
      );
    case 'keys':
    case 'texts':
      return null;
  }
}
