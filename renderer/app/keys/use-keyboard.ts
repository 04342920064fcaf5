import { useEffect } from 'react';
import type { Action, Now } from '../../ui/action.ts';
import { belongsToText, chordOf, pressesControl } from '../../ui/button/keys/chord.ts';
import { actionFor } from '../../ui/button/keys/key-map.ts';
import type { Remapped } from '../../ui/button/keys/key-map.ts';

export interface Keyboard {
  readonly actions: readonly Action[];
  readonly remapped: Remapped;
  readonly now: Now;
  readonly onRun: (action: Action) => void;
}

/** Listens to the window's keys and runs the action they mean. A modal dialog keeps all keys to itself. */
export function useKeyboard({ actions, remapped, now, onRun }: Keyboard): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || document.querySelector('dialog[open]')) return;
      const chord = chordOf(event);
      if (isKept(event.target, chord)) return;
      const action = actionFor(chord, now.page, { actions, remapped });
      if (!action) return;
      event.preventDefault();
      onRun(action);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [actions, remapped, now, onRun]);
}

/** A slider that has the focus is moved by them. */
const movesSlider = /^(Arrow(Up|Down|Left|Right)|Page(Up|Down)|Home|End)$/;

const isKept = (target: EventTarget | null, chord: string): boolean => {
  if (!(target instanceof HTMLElement)) return false;
  if (
    target.isContentEditable ||
    target.matches('input:not([type=checkbox], [type=radio], [type=range]), textarea, select')
  )
    return belongsToText(chord);
  if (target.matches('input[type=range]') && movesSlider.test(chord)) return true;
  return target.matches('button, a, summary, input, [role=option], [role=tab]') && pressesControl(chord);
};
