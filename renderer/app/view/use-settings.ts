import { useEffect } from 'react';
import type { SettingRow } from '../../../models/library/settings.ts';
import type { PageId } from '../../ui/frame/page-props.ts';
import { api } from '../api/api.ts';
import { useCall } from '../api/use-call.ts';
import { useFeed } from '../api/use-feed.ts';
import type { Remapped } from '../../ui/button/keys/key-map.ts';
import { keysUnder } from '../../ui/button/keys/key-schemes.ts';

export interface Settings {
  readonly rows: readonly SettingRow[];
  readonly keys: Remapped;
  readonly lockAfterMinutes: number | null;
}

/** The settings as they hold now; theme, size and language are put on the page as they change. */
export function useSettings(page: PageId): Settings {
  const news = useFeed(api.library.changed, ({ what }) => what === 'setting');
  const answer = useCall((signal) => api.library.settings({}, { signal }), `settings ${news}`);
  const rows = answer.status === 'done' ? answer.value : [];
  const value = (key: string): SettingRow['value'] | undefined => rows.find((row) => row.key === key)?.value;
  const theme = value(page === 'report' ? 'display.reportTheme' : 'display.theme');
  const scale = value('display.scale');
  const language = value('general.language');
  const isDim = value('display.dim');
  useEffect(() => {
    const { dataset, style } = document.documentElement;
    if (typeof theme === 'string') dataset['theme'] = theme;
    dataset['dim'] = String(isDim === true);
    // On the chrome only: viewports follow the device pixel ratio and undo it.
    style.setProperty('--scale', typeof scale === 'number' ? String(scale / 100) : '1');
    if (typeof language === 'string') document.documentElement.lang = language;
  }, [theme, scale, language, isDim]);
  const minutes = value('library.lockAfterMinutes');
  return {
    rows,
    keys: keysUnder(value('keyboard.scheme'), value('keyboard.keys')),
    lockAfterMinutes: typeof minutes === 'number' ? minutes : null,
  };
}
