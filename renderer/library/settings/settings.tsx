import { Lock, Search } from 'lucide-react';
import { useState } from 'react';
import type { LibraryStatus } from '../../../models/library/contract.ts';
import type { SettingRow } from '../../../models/library/settings.ts';
import type { Action } from '../../ui/action.ts';
import { Field } from '../../ui/form/field.tsx';
import type { Place } from '../../ui/frame/page-props.ts';
import { PageTools } from '../../ui/frame/page-tools.tsx';
import { Icon } from '../../ui/icon/icon.tsx';
import { t } from '../../ui/text/t.ts';
import { About } from './about.tsx';
import { KeyboardSettings } from './keyboard/keyboard-settings.tsx';
import { Remark } from './remark.tsx';
import { SettingLines } from './setting-lines.tsx';
import { pageOf, sections } from './sections.ts';
import './settings.css';

export interface SettingsProps {
  readonly section: string;
  readonly status: LibraryStatus;
  readonly rows: readonly SettingRow[];
  readonly actions: readonly Action[];
  readonly go: (place: Place) => void;
}

/** Every setting, drawn from its schema; what the IT department set is shown locked. */
export function Settings({ section, status, rows, actions, go }: SettingsProps) {
  const [words, setWords] = useState('');
  const found = rows.filter(({ key }) => matches(key, words));
  const isLocked = (id: string): boolean => rows.some((row) => pageOf(row.key) === id && row.isLocked);
  return (
    <main className="settings">
      <PageTools at="start">
        <div className="settings-search">
          <Field
            label={t('settings.find')}
            hidesLabel
            icon={Search}
            type="search"
            placeholder={t('settings.find')}
            value={words}
            onChange={({ currentTarget }) => setWords(currentTarget.value)}
          />
        </div>
      </PageTools>
      <nav aria-label={t('app.page.settings')}>
        {sections.map((id) => (
          <button
            type="button"
            key={id}
            aria-current={id === section && words === '' ? 'page' : undefined}
            onClick={() => {
              setWords('');
              go({ page: 'settings', section: id });
            }}
          >
            {t(`settings.page.${id}`)}
            {isLocked(id) && <Icon of={Lock} size={14} />}
          </button>
        ))}
        {rows.some((row) => row.isLocked) && (
          <p>
            <Icon of={Lock} size={14} /> {t('settings.locked')}
          </p>
        )}
      </nav>
      <section className="settings-scroll" tabIndex={-1}>
        <div className="settings-text">
          {words !== '' ? (
            <SettingLines title={t('settings.found', { n: found.length })} rows={found} />
          ) : section === 'keyboard' ? (
            <KeyboardSettings actions={actions} rows={rows} />
          ) : section === 'about' ? (
            <About status={status} />
          ) : (
            <>
              <SettingLines
                title={t(`settings.page.${section}`)}
                rows={rows.filter(({ key }) => pageOf(key) === section)}
              />
              <Remark section={section} rows={rows} />
            </>
          )}
        </div>
      </section>
    </main>
  );
}

const matches = (key: string, words: string): boolean =>
  words
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => `${key} ${t(`setting.${key}`)}`.toLocaleLowerCase().includes(word));
