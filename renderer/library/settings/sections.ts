import { isSettingKey, settings } from '../../../models/library/settings.ts';
import type { SettingPage } from '../../../models/library/settings.ts';

/** The pages of the settings, in their order. */
export const sections: readonly (SettingPage | 'about')[] = [
  'general',
  'display',
  'keyboard',
  'mouse',
  'reading',
  'models',
  'library',
  'network',
  'about',
];

/** The page a setting stands on. */
export const pageOf = (key: string): SettingPage | null => (isSettingKey(key) ? settings[key].page : null);
