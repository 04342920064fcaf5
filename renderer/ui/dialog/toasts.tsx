import { useEffect, useState } from 'react';
import { Button } from '../button/button.tsx';
import { KeyHint } from '../button/key-hint.tsx';
import { StatusIcon } from '../icon/status-icon.tsx';
import { createStore, useStore } from '../store.ts';
import './toasts.css';

export interface Toast {
  readonly text: string;
  readonly undo?: { readonly label: string; readonly keys: string; readonly run: () => void } | undefined;
}

const shownMs = 6000;
const toasts = createStore<{ readonly count: number; readonly current: Toast | null }>({ count: 0, current: null });

/** Says that something is done, for 6 s; never an error. A newer one replaces an older one. */
export const showToast = (toast: Toast): void => toasts.set(({ count }) => ({ count: count + 1, current: toast }));

/** The place where toasts stand: bottom right; stays while hovered or focused. */
export function Toasts() {
  const { count, current } = useStore(toasts, (value) => value);
  const [isHeld, setHeld] = useState(false);
  const close = (): void => toasts.set((before) => ({ ...before, current: null }));
  useEffect(() => {
    if (!current || isHeld) return undefined;
    const timer = setTimeout(close, shownMs);
    return () => clearTimeout(timer);
  }, [count, isHeld]);
  return (
    <div
      className="toasts"
      role="status"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {current && (
        <div className="toast">
          <StatusIcon status="passed" />
          <span>{current.text}</span>
          {current.undo && (
            <Button
              size="small"
              kind="quiet"
              onClick={() => {
                current.undo?.run();
                close();
              }}
            >
              {current.undo.label} <KeyHint keys={current.undo.keys} />
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
