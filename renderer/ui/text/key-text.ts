import { t } from './t.ts';

const arrows: Readonly<Record<string, string>> = { ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→' };

/** The names of the keys of a chord, as on the keyboard: `Shift+ArrowDown` → `Shift`, `↓`. A plus sign is a key too. */
export const keyText = (keys: string): readonly string[] =>
  keys
    .split(/\+(?=.)/)
    .map((key) => arrows[key] ?? (key === ' ' ? t('key.space') : key.replace(/^Page(?=.)/, 'Page ')));

/** The same as one text for tooltips: `Shift L`. */
export const keysText = (keys: string): string => keyText(keys).join(' ');
