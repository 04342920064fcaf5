import { Download, Printer } from 'lucide-react';
import { Fragment, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { SettingRow } from '../../../../models/library/settings.ts';
import { api } from '../../../app/api/api.ts';
import type { Action } from '../../../ui/action.ts';
import { Button } from '../../../ui/button/button.tsx';
import { chordOf } from '../../../ui/button/keys/chord.ts';
import { KeyHint } from '../../../ui/button/keys/key-hint.tsx';
import { clashes, isOn, keysOf } from '../../../ui/button/keys/key-map.ts';
import type { Remapped } from '../../../ui/button/keys/key-map.ts';
import { isRemapped, keysUnder } from '../../../ui/button/keys/key-schemes.ts';
import { Select } from '../../../ui/form/select.tsx';
import type { PageId } from '../../../ui/frame/page-props.ts';
import { Note } from '../../../ui/message/note.tsx';
import { Table, TableGroup } from '../../../ui/table/table.tsx';
import { HiddenText } from '../../../ui/text/hidden-text.tsx';
import { keysText } from '../../../ui/text/key-text.ts';
import { t } from '../../../ui/text/t.ts';
import { KeyboardRow } from './keyboard-row.tsx';
import { saveText } from './save-text.ts';
import './keyboard-settings.css';

type Shown = PageId | 'all';
const pages: readonly Shown[] = ['images', 'slides', 'worklist', 'genome', 'risk', 'report', 'all'];

export interface KeyboardSettingsProps {
  readonly actions: readonly Action[];
  readonly rows: readonly SettingRow[];
}

/** Every action with its key: chosen, Enter, then the new key. Clashes are shown at once. */
export function KeyboardSettings({ actions, rows }: KeyboardSettingsProps) {
  const [page, setPage] = useState<Shown>('images');
  const [changing, setChanging] = useState<string | null>(null);
  const value = (key: string): SettingRow['value'] | undefined => rows.find((row) => row.key === key)?.value;
  const set = value('keyboard.keys');
  const scheme = value('keyboard.scheme');
  const own = isRemapped(set) ? set : {};
  const remapped = keysUnder(scheme, own);
  const found = clashes(actions, remapped);
  const shown = actions.filter((action) => fitsPage(action, page));
  const onKey = (event: KeyboardEvent): void => {
    if (changing === null || ['Shift', 'Control', 'Alt', 'Meta'].includes(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key !== 'Escape') save({ ...own, [changing]: event.key === 'Backspace' ? '' : chordOf(event) });
    setChanging(null);
  };
  return (
    <div className="keyboard-settings" role="presentation" onKeyDownCapture={onKey}>
      <Head count={actions.length} onExport={() => exportKeys(actions, remapped)} />
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
        <span className="keyboard-settings-gap" />
        <Select
          small
          label={t('settings.keys.like')}
          value={typeof scheme === 'string' ? scheme : 'phenoscope'}
          options={['phenoscope', 'ohif', 'weasis'].map((id) => ({
            value: id,
            label: t(`setting.keyboard.scheme.${id}`),
          }))}
          onChange={(chosen) => void api.library.setSetting({ key: 'keyboard.scheme', value: chosen })}
        />
      </div>
      <Table dense label={t('settings.page.keyboard')} columns={columns()}>
        {[...new Set(shown.map(({ group }) => group))].map((group) => (
          <Fragment key={group}>
            <TableGroup isPlain label={t(group)} columns={columns()} />
            {shown
              .filter((action) => action.group === group)
              .map((action) => (
                <KeyboardRow
                  key={action.id}
                  action={action}
                  remapped={remapped}
                  isOwn={action.id in own}
                  clash={found.find(({ second, first }) => second === action || first === action)}
                  isWaiting={changing === action.id}
                  onChange={() => setChanging(action.id)}
                />
              ))}
          </Fragment>
        ))}
      </Table>
    </div>
  );
}

const columns = () => [
  { id: 'action', label: t('app.action') },
  { id: 'keys', label: t('app.key'), width: 150 },
  { id: 'mouse', label: t('settings.keys.mouse'), width: 150 },
  { id: 'state', label: <HiddenText>{t('settings.keys.change')}</HiddenText>, width: 150 },
];

const fitsPage = (action: Action, page: Shown): boolean =>
  page === 'all' ? action.pages === 'all' : action.pages !== 'all' && isOn(action, page);

const save = (value: Remapped | null): void => void api.library.setSetting({ key: 'keyboard.keys', value });

const exportKeys = (actions: readonly Action[], remapped: Remapped): void =>
  saveText(
    'phenoscope-keys.json',
    JSON.stringify(Object.fromEntries(actions.map((action) => [action.id, keysOf(action, remapped)])), null, 2),
  );

const Head = ({ count, onExport }: { readonly count: number; readonly onExport: () => void }) => (
  <div className="keyboard-settings-head">
    <div>
      <h2>{t('settings.page.keyboard')}</h2>
      <p>
        {t('settings.keys.count', { n: count })} {t('settings.keys.select')} <KeyHint keys="Enter" />
        {t('settings.keys.then')}
      </p>
    </div>
    <Button icon={Printer} onClick={() => window.print()}>
      {t('settings.keys.print')}
    </Button>
    <Button icon={Download} onClick={onExport}>
      {t('settings.keys.export')}
    </Button>
    <Button kind="quiet" onClick={() => save(null)}>
      {t('settings.keys.reset')}
    </Button>
  </div>
);
