import { expect, test } from 'vitest';
import { belongsToText, chordOf } from './chord.ts';

const plain = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

test.each([
  [{ ...plain, key: 'w' }, 'W'],
  [{ ...plain, key: 'L', shiftKey: true }, 'Shift+L'],
  [{ ...plain, key: '?', shiftKey: true }, '?'],
  [{ ...plain, key: '(', shiftKey: true }, '('],
  [{ ...plain, key: 'ArrowDown', shiftKey: true }, 'Shift+ArrowDown'],
  [{ ...plain, key: 's', ctrlKey: true, shiftKey: true }, 'Ctrl+Shift+S'],
  [{ ...plain, key: 'k', metaKey: true }, 'Ctrl+K'],
])('%o is named %s', (pressed, chord) => {
  expect(chordOf(pressed)).toBe(chord);
});

test('single letters, arrows and the undo of text stay with the text while it is edited', () => {
  expect(['W', '?', 'ArrowDown', 'Ctrl+Z', 'Ctrl+ArrowLeft', 'Enter'].filter((chord) => !belongsToText(chord))).toEqual(
    [],
  );
});

test('the palette, signing, function keys and Escape work while text is edited', () => {
  expect(['Ctrl+K', 'Ctrl+Shift+S', 'F2', 'Escape', 'Ctrl+1'].filter(belongsToText)).toEqual([]);
});
