import { useEffect } from 'react';
import type { RefObject } from 'react';
import { choosePreset, turnBy, turnFreely, turnToFront, turntable } from './turntable.ts';

const pixelsPerStep = 14;
const degreesPerPixel = 0.6;
const freeAfter = 12; // pixels up or down: a hand that turns about the head-foot axis is not that steady
const degreesPerKey = 10;

/**
 * Lets a hand turn: a drag takes the side facing the reader along, arrow keys turn by a step, numbers choose a preset. Up
 * and down leave the turntable: from there on it is turned freely, until Home.
 */
export function useTurning(stage: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const target = stage.current;
    if (!target) return undefined;
    const stop = new AbortController();
    let rest = 0; // pixels that did not make a step yet
    let down = 0; // pixels of this drag
    target.addEventListener('keydown', onKey, { signal: stop.signal });
    target.addEventListener(
      'pointerdown',
      ({ pointerId }) => {
        rest = 0;
        down = 0;
        target.setPointerCapture(pointerId);
      },
      { signal: stop.signal },
    );
    target.addEventListener(
      'pointermove',
      ({ buttons, movementX, movementY }) => {
        if ((buttons & 1) === 0) return;
        down += movementY;
        if (turntable.get().axes || Math.abs(down) > freeAfter)
          return turnFreely(movementX * degreesPerPixel, movementY * degreesPerPixel);
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
  const isFree = turntable.get().axes !== null;
  if (key === 'ArrowUp') turnFreely(0, -degreesPerKey);
  else if (key === 'ArrowDown') turnFreely(0, degreesPerKey);
  else if (isFree && key === 'ArrowRight') turnFreely(degreesPerKey, 0);
  else if (isFree && key === 'ArrowLeft') turnFreely(-degreesPerKey, 0);
  else if (key === 'ArrowRight') turnBy(-1);
  else if (key === 'ArrowLeft') turnBy(1);
  else if (key === 'Home') turnToFront();
  else if (/^[1-9]$/.test(key)) choosePreset(Number(key) - 1);
  else return;
  event.preventDefault();
}
