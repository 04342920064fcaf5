import { useEffect, useRef } from 'react';
import { Button } from '../button/button.tsx';
import { KeyHint } from '../button/keys/key-hint.tsx';
import { StatusIcon } from '../icon/status-icon.tsx';
import { createStore, useStore } from '../store.ts';
import './toasts.css';

export interface Toast {
  readonly text: string;
  readonly undo?: { readonly label: string; readonly keys: string; readonly run: () => void } | undefined;
}

const shownMs = 6000;
const againMs = 1000;
const toasts = createStore<Toast | null>(null);

/** Says that something is done, for 6 s; never an error. A newer one replaces an older one. */
export const showToast = (toast: Toast): void => toasts.set(() => toast);

const close = (): void => toasts.set(() => null);

/** The place where toasts stand: bottom right; stays while hovered or focused. */
export function Toasts() {
  const current = useStore(toasts, (value) => value);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!current) return undefined;
    const end = (): void => {
      if (place.current?.matches(':hover, :focus-within')) timer = setTimeout(end, againMs);
      else close();
    };
    let timer = setTimeout(end, shownMs);
    return () => clearTimeout(timer);
  }, [current]);
  return (
    <div className="toasts" role="status" ref={place}>
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
