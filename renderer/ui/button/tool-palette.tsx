import type { KeyboardEvent, ReactNode } from 'react';
import './tool-palette.css';

/** A row of icon buttons, one stop of the Tab key; arrows go along it. Groups are cut by `ToolDivider`. */
export function ToolPalette({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="tool-palette" role="toolbar" aria-label={label} tabIndex={-1} onKeyDown={moveAlong}>
      {children}
    </div>
  );
}

export const ToolDivider = () => <span className="tool-divider" aria-hidden="true" />;

function moveAlong(event: KeyboardEvent<HTMLDivElement>): void {
  const step = { ArrowRight: 1, ArrowLeft: -1, Home: -Infinity, End: Infinity }[event.key];
  if (step === undefined || event.ctrlKey || event.shiftKey || event.altKey) return;
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const from = buttons.findIndex((button) => button === document.activeElement);
  const to = Math.min(Math.max(from + step, 0), buttons.length - 1);
  buttons[to]?.focus();
  event.preventDefault();
  event.stopPropagation();
}
