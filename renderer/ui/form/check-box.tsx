import type { ReactNode } from 'react';
import './check-box.css';

export interface CheckBoxProps {
  readonly children: ReactNode;
  readonly checked: boolean;
  readonly disabled?: boolean | undefined;
  readonly onChange: (checked: boolean) => void;
}

export const CheckBox = ({ children, checked, disabled, onChange }: CheckBoxProps) => (
  <label className="check-box">
    <input
      type="checkbox"
      checked={checked}
      disabled={disabled}
      onChange={({ currentTarget }) => onChange(currentTarget.checked)}
    />
    <span>{children}</span>
  </label>
);
