import type { LucideIcon } from 'lucide-react';
import type { Ref } from 'react';
import { Icon } from '../icon/icon.tsx';
import './icon-button.css';

export interface IconButtonProps {
  readonly icon: LucideIcon;
  /** What it does; the key is added. When impossible, the reason stands here instead. */
  readonly label: string;
  readonly keys?: string | undefined;
  readonly pressed?: boolean | undefined;
  /** The reason it is impossible now: the button stays, disabled, and says why. */
  readonly refusal?: string | undefined;
  readonly tabIndex?: number | undefined;
  readonly onClick: () => void;
  readonly ref?: Ref<HTMLButtonElement> | undefined;
}

/** A 28 px button with a sign. Its name and its tooltip carry the key. */
export function IconButton({ icon, label, keys, pressed, refusal, tabIndex, onClick, ref }: IconButtonProps) {
  const name = refusal ? `${label}: ${refusal}` : keys ? `${label} (${keys})` : label;
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={name}
      title={keys && !refusal ? `${label}  ${keys}` : name}
      aria-pressed={pressed}
      aria-disabled={refusal ? true : undefined}
      tabIndex={tabIndex}
      ref={ref}
      onClick={() => void (refusal || onClick())}
    >
      <Icon of={icon} />
    </button>
  );
}
