import { useEffect } from 'react';
import type { RefObject } from 'react';
import { choosePreset, turnBy, turntable } from './turntable.ts';

const pixelsPerStep = 14;

/** Lets a hand turn: a drag takes the side facing the reader along, arrow keys turn by a step, numbers choose a preset. */
export function useTurning(stage: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const target = stage.current;
    if (!target) return undefined;
    const stop = new AbortController();
    let rest = 0; // pixels that did not make a step yet
    target.addEventListener('keydown', onKey, { signal: stop.signal });
    target.addEventListener(
      'pointerdown',
      ({ pointerId }) => {
        rest = 0;
        target.setPointerCapture(pointerId);
      },
      { signal: stop.signal },
    );
    target.addEventListener(
      'pointermove',
      ({ buttons, movementX }) => {
        if ((buttons & 1) === 0) return;
        rest += movementX;
        const steps = Math.trunc(rest / pixelsPerStep);
        rest -= steps * pixelsPerStep;
        if (steps !== 0) turnBy(-steps);
      },
      { signal: stop.signal },
    );
    return () => stop.abort();
  }, []);
}

function onKey(event: KeyboardEvent): void {
  const { key, ctrlKey, altKey, metaKey, shiftKey } = event;
  if (ctrlKey || altKey || metaKey || shiftKey) return;
  if (key === 'ArrowRight') turnBy(-1);
  else if (key === 'ArrowLeft') turnBy(1);
  else if (key === 'Home') turnBy(-turntable.get().step);
  else if (/^[1-9]$/.test(key)) choosePreset(Number(key) - 1);
  else return;
  event.preventDefault();
}
