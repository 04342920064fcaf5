export interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/**
 * A pressed key as actions name it: `Ctrl+Shift+S`, `Shift+ArrowDown`, `?`. Cmd counts as Ctrl. Shift is named with
 * letters and named keys only: on a sign it already chose which sign it is.
 */
export function chordOf({ key, ctrlKey, metaKey, altKey, shiftKey }: Pressed): string {
  const name = key.length === 1 ? key.toUpperCase() : key;
  const isSign = name.length === 1 && name.toLowerCase() === name.toUpperCase() && name !== ' ';
  return [ctrlKey || metaKey ? 'Ctrl' : '', altKey ? 'Alt' : '', shiftKey && !isSign ? 'Shift' : '', name]
    .filter(Boolean)
    .join('+');
}

const textKeys = new Set([
  'Ctrl+Z',
  'Ctrl+Y',
  'Ctrl+Shift+Z',
  'Ctrl+A',
  'Ctrl+C',
  'Ctrl+V',
  'Ctrl+X',
  'Ctrl+Backspace',
  'Ctrl+Delete',
]);

/** True for chords that stay with the text while it is edited (WCAG 2.1.4: single letters rest then). */
export const belongsToText = (chord: string): boolean =>
  textKeys.has(chord) ||
  /^Ctrl\+(Shift\+)?(Arrow|Home|End)/.test(chord) ||
  !(chord.startsWith('Ctrl+') || /^F\d+$/.test(chord) || chord === 'Escape');

/** True for chords that press the control which has focus. */
export const pressesControl = (chord: string): boolean => chord === 'Enter' || chord === ' ';
