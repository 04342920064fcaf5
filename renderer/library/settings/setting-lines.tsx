import { Lock } from 'lucide-react';
import { useState } from 'react';
import { isAppError } from '../../../models/base/app-error.ts';
import type { SettingRow, SettingValue } from '../../../models/library/settings.ts';
import { api } from '../../app/api/api.ts';
import { Button } from '../../ui/button/button.tsx';
import { FieldError } from '../../ui/form/field-error.tsx';
import { Icon } from '../../ui/icon/icon.tsx';
import { message, t } from '../../ui/text/t.ts';
import { SettingControl } from './setting-control.tsx';
import './setting-lines.css';

/** Settings one under the other: what each does, its control, and where its value comes from. */
export const SettingLines = ({ title, rows }: { readonly title: string; readonly rows: readonly SettingRow[] }) => (
  <>
    <h2>{title}</h2>
    <ul className="setting-lines">
      {rows
        .filter(({ value }) => typeof value !== 'object')
        .map((row) => (
          <SettingLine key={row.key} row={row} />
        ))}
    </ul>
  </>
);

function SettingLine({ row }: { readonly row: SettingRow }) {
  const [code, setCode] = useState<string | null>(null);
  const set = async (value: SettingValue | null): Promise<void> => {
    try {
      await api.library.setSetting({ key: row.key, value });
      setCode(null);
    } catch (error) {
      setCode(isAppError(error) ? error.code : 'ipc.unexpected');
    }
  };
  return (
    <li>
      <div className="setting-lines-text">
        <b>{t(`setting.${row.key}`)}</b>
        <p>{t(`setting.${row.key}.why`)}</p>
        {code && <FieldError text={message(code, { key: row.key }).what} />}
      </div>
      <SettingControl row={row} onSet={(value) => void set(value)} />
      <span className="setting-lines-from">
        {row.isLocked ? (
          <>
            <Icon of={Lock} size={14} /> {t('settings.from.locked')}
          </>
        ) : row.from === 'user' ? (
          <Button size="small" kind="quiet" onClick={() => void set(null)}>
            {t('settings.reset')}
          </Button>
        ) : (
          t(`settings.from.${row.from}`)
        )}
      </span>
    </li>
  );
}
