import type { LucideIcon } from 'lucide-react';
import { useState } from 'react';
import type { KeyboardEvent } from 'react';
import { Button } from '../button/button.tsx';
import { Popover } from './popover.tsx';
import './menu-button.css';

export interface MenuItem {
  readonly id: string;
  readonly label: string;
  readonly isOn: boolean;
}

export interface MenuButtonProps {
  readonly label: string;
  readonly icon: LucideIcon;
  /** One of the items is on, or any number of them. */
  readonly chooses: 'one' | 'many';
  readonly items: readonly MenuItem[];
  /** Something other than the usual is chosen: the button shows it. */
  readonly isNarrowing?: boolean | undefined;
  readonly onChoose: (id: string) => void;
}

/** A small button that opens a short list. */
export function MenuButton({ label, icon, chooses, items, isNarrowing, onChoose }: MenuButtonProps) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const pressed = isNarrowing ? { pressed: true } : {};
  return (
    <>
      <Button
        size="small"
        kind="quiet"
        icon={icon}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        {...pressed}
        onClick={({ currentTarget }) => setAnchor(anchor ? null : currentTarget)}
      >
        {label}
      </Button>
      {anchor && (
        <Popover label={label} anchor={anchor} width={200} onClose={() => setAnchor(null)}>
          <div className="menu" role="menu" aria-label={label} tabIndex={-1} onKeyDown={moveAlong}>
            {items.map((item) => (
              <button
                type="button"
                key={item.id}
                role={chooses === 'one' ? 'menuitemradio' : 'menuitemcheckbox'}
                aria-checked={item.isOn}
                onClick={() => {
                  onChoose(item.id);
                  if (chooses === 'one') setAnchor(null);
                }}
              >
                {item.label}
              </button>
            ))}
          </div>
        </Popover>
      )}
    </>
  );
}

const moveAlong = (event: KeyboardEvent<HTMLDivElement>): void => {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!by) return;
  const items = [...event.currentTarget.querySelectorAll('button')];
  const at = items.findIndex((item) => item === document.activeElement);
  items[Math.min(Math.max(at + by, 0), items.length - 1)]?.focus();
  event.preventDefault();
};
