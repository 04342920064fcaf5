import { Download, Printer } from 'lucide-react';
import { Fragment, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { SettingRow } from '../../../models/library/settings.ts';
import { api } from '../../app/api/api.ts';
import type { Action } from '../../ui/action.ts';
import { Button } from '../../ui/button/button.tsx';
import { chordOf } from '../../ui/button/chord.ts';
import { KeyHint } from '../../ui/button/key-hint.tsx';
import { clashes, isOn, keysOf } from '../../ui/button/key-map.ts';
import type { Remapped } from '../../ui/button/key-map.ts';
import type { PageId } from '../../ui/frame/page-props.ts';
import { StatusIcon } from '../../ui/icon/status-icon.tsx';
import { Note } from '../../ui/message/note.tsx';
import { Table, TableGroup } from '../../ui/table/table.tsx';
import { HiddenText } from '../../ui/text/hidden-text.tsx';
import { keysText } from '../../ui/text/key-text.ts';
import { t } from '../../ui/text/t.ts';
import { saveText } from './save-text.ts';
import './keyboard-settings.css';

const pages: readonly (PageId | 'all')[] = ['images', 'worklist', 'genome', 'risk', 'report', 'all'];

/** Every action with its key: chosen, Enter, then the new key. Clashes are shown at once. */
export function KeyboardSettings({
  actions,
  rows,
}: {
  readonly actions: readonly Action[];
  readonly rows: readonly SettingRow[];
}) {
  const [page, setPage] = useState<PageId | 'all'>('worklist');
  const [changing, setChanging] = useState<string | null>(null);
  const set = rows.find(({ key }) => key === 'keyboard.keys')?.value;
  const remapped: Remapped = typeof set === 'object' ? set : {};
  const found = clashes(actions, remapped);
  const shown = actions.filter((action) =>
    page === 'all' ? action.pages === 'all' : action.pages !== 'all' && isOn(action, page),
  );
  const save = (value: Remapped | null): void => void api.library.setSetting({ key: 'keyboard.keys', value });
  const onKey = (event: KeyboardEvent): void => {
    if (changing === null || ['Shift', 'Control', 'Alt', 'Meta'].includes(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key !== 'Escape') save({ ...remapped, [changing]: event.key === 'Backspace' ? '' : chordOf(event) });
    setChanging(null);
  };
  const exportKeys = (): void =>
    saveText(
      'phenoscope-keys.json',
      JSON.stringify(Object.fromEntries(actions.map((action) => [action.id, keysOf(action, remapped)])), null, 2),
    );
  const columns = [
    { id: 'action', label: t('app.action') },
    { id: 'keys', label: t('app.key'), width: 190 },
    { id: 'state', label: <HiddenText>{t('settings.keys.change')}</HiddenText>, width: 190 },
  ];
  return (
    <div className="keyboard-settings" role="presentation" onKeyDownCapture={onKey}>
      <div className="keyboard-settings-head">
        <div>
          <h2>{t('settings.page.keyboard')}</h2>
          <p>
            {t('settings.keys.count', { n: actions.length })} {t('settings.keys.select')} <KeyHint keys="Enter" />
            {t('settings.keys.then')}
          </p>
        </div>
        <Button icon={Printer} onClick={() => window.print()}>
          {t('settings.keys.print')}
        </Button>
        <Button icon={Download} onClick={exportKeys}>
          {t('settings.keys.export')}
        </Button>
        <Button kind="quiet" onClick={() => save(null)}>
          {t('settings.keys.reset')}
        </Button>
      </div>
      {found.map(({ keys, first, second }) => (
        <Note key={`${first.id} ${second.id}`} status="warning">
          {t('settings.keys.clash', { keys: keysText(keys), first: t(first.label), second: t(second.label) })}
        </Note>
      ))}
      <div className="keyboard-settings-pages" role="group" aria-label={t('settings.keys.page')}>
        {pages.map((id) => (
          <Button
            key={id}
            size="small"
            kind={id === page ? 'plain' : 'quiet'}
            pressed={id === page}
            onClick={() => setPage(id)}
          >
            {t(id === 'all' ? 'app.group.everywhere' : `app.page.${id}`)}
          </Button>
        ))}
      </div>
      <Table dense label={t('settings.page.keyboard')} columns={columns}>
        {[...new Set(shown.map(({ group }) => group))].map((group) => (
          <Fragment key={group}>
            <TableGroup label={t(group)} columns={columns} />
            {shown
              .filter((action) => action.group === group)
              .map((action) => (
                <tr key={action.id}>
                  <td>{t(action.label)}</td>
                  <td>
                    {changing === action.id ? t('settings.keys.press') : <Keys action={action} remapped={remapped} />}
                  </td>
                  <td className="keyboard-settings-state">
                    <KeyState
                      action={action}
                      clash={found.find(({ second, first }) => second === action || first === action)}
                    />
                    <Button
                      size="small"
                      kind="quiet"
                      aria-label={t('settings.keys.change-of', { action: t(action.label) })}
                      onClick={() => setChanging(action.id)}
                    >
                      {t(action.id in remapped ? 'settings.keys.changed' : 'settings.keys.change')}
                    </Button>
                  </td>
                </tr>
              ))}
          </Fragment>
        ))}
      </Table>
    </div>
  );
}

const Keys = ({ action, remapped }: { readonly action: Action; readonly remapped: Remapped }) => {
  const keys = keysOf(action, remapped);
  return keys.length === 0 ? '—' : keys.map((chord) => <KeyHint key={chord} keys={chord} />);
};

const KeyState = ({
  action,
  clash,
}: {
  readonly action: Action;
  readonly clash: ReturnType<typeof clashes>[number] | undefined;
}) =>
  clash ? (
    <>
      <StatusIcon status="warning" size={14} />{' '}
      {t('settings.keys.also', { action: t(clash.first === action ? clash.second.label : clash.first.label) })}
    </>
  ) : null;
