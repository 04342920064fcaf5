import { Note } from '../../ui/message/note.tsx';
import { t } from '../../ui/text/t.ts';
import type { SettingRow } from '../../../models/library/settings.ts';
import { ChangePassphrase } from '../passphrase/change-passphrase.tsx';
import { CornerSettings } from './corners/corner-settings.tsx';
import { MachineRemark } from './machine-remark.tsx';
import { ModelPacks } from './models/model-packs.tsx';
import './remark.css';

/** The server that the policy names for models; empty where there is none. */
function serverIn(rows: readonly SettingRow[]): string {
  const row = rows.find(({ key }) => key === 'models.server');
  return row?.from === 'policy' && typeof row.value === 'object' ? (row.value['url'] ?? '') : '';
}

/** What must be known beside the settings of a page. */
export function Remark({ section, rows }: { readonly section: string; readonly rows: readonly SettingRow[] }) {
  switch (section) {
    case 'display':
      return (
        <div className="settings-remark">
          <MachineRemark />
          <Note status="warning">{t('display.unchecked')}</Note>
        </div>
      );
    case 'reading':
      return <CornerSettings rows={rows} />;
    case 'network':
      return (
        <div className="settings-remark">
          <Note status="passed">{t('net.off')}</Note>
        </div>
      );
    case 'models':
      return (
        <div className="settings-remark">
          {serverIn(rows) && <Note status="note">{t('settings.server', { url: serverIn(rows) })}</Note>}
          <ModelPacks />
        </div>
      );
    case 'library':
      return (
        <div className="settings-remark">
          <ChangePassphrase />
        </div>
      );
    default:
      return null;
  }
}
