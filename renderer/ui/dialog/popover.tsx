import { useEffect, useEffectEvent, useRef } from 'react';
import type { ReactNode } from 'react';
import './popover.css';

export interface PopoverProps {
  readonly label: string;
  /** What it belongs to: it stands under this, or above where there is no room. */
  readonly anchor: HTMLElement;
  readonly width?: number | undefined;
  readonly children: ReactNode;
  readonly onClose: () => void;
}

const gapPx = 4;
const edgePx = 8;

/** Opens at once beside its anchor; Escape or a click elsewhere closes it, and focus returns. */
export function Popover({ label, anchor, width = 340, children, onClose }: PopoverProps) {
  const box = useRef<HTMLDivElement>(null);
  const tell = useEffectEvent(onClose);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    element.showPopover();
    place(element, anchor.getBoundingClientRect());
    const first = element.querySelector<HTMLElement>('button, a, input, select, [tabindex]');
    (first ?? element).focus();
    const onToggle = (event: Event): void => {
      if (!(event instanceof ToggleEvent) || event.newState !== 'closed') return;
      if (element.contains(document.activeElement) || document.activeElement === document.body) anchor.focus();
      tell();
    };
    element.addEventListener('toggle', onToggle);
    return () => element.removeEventListener('toggle', onToggle);
  }, [anchor]);
  return (
    <div className="popover" ref={box} popover="auto" role="dialog" aria-label={label} tabIndex={-1} style={{ width }}>
      {children}
    </div>
  );
}

const place = (element: HTMLElement, anchor: DOMRect): void => {
  const { offsetWidth, offsetHeight } = element;
  const left = Math.min(Math.max(anchor.left, edgePx), window.innerWidth - offsetWidth - edgePx);
  const below = anchor.bottom + gapPx;
  const fits = below + offsetHeight + edgePx <= window.innerHeight;
  element.style.left = `${left}px`;
  element.style.top = `${fits ? below : Math.max(anchor.top - gapPx - offsetHeight, edgePx)}px`;
};
