import type { LucideIcon } from 'lucide-react';
import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import { Icon } from '../icon/icon.tsx';
import './button.css';

export interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'type' | 'className' | 'style'> {
  readonly children: ReactNode;
  /** At most one primary a view. */
  readonly kind?: 'plain' | 'primary' | 'quiet' | 'danger' | undefined;
  readonly size?: 'small' | 'control' | 'large' | undefined;
  readonly icon?: LucideIcon | undefined;
  /** The icon after the words: a choice opens. */
  readonly trailing?: LucideIcon | undefined;
  /** Given for a switch: on or off. */
  readonly pressed?: boolean | undefined;
  readonly wide?: boolean | undefined;
  readonly submits?: boolean | undefined;
  readonly ref?: Ref<HTMLButtonElement> | undefined;
}

export function Button({
  kind = 'plain',
  size = 'control',
  icon,
  trailing,
  pressed,
  wide,
  submits,
  children,
  ...rest
}: ButtonProps) {
  const iconSize = size === 'small' ? 14 : 16;
  return (
    <button
      {...rest}
      type={submits ? 'submit' : 'button'}
      className="button"
      data-kind={kind}
      data-size={size}
      data-wide={wide}
      aria-pressed={pressed}
    >
      {icon && <Icon of={icon} size={iconSize} />}
      {children}
      {trailing && <Icon of={trailing} size={14} />}
    </button>
  );
}
