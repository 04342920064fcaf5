import { CircleAlert } from 'lucide-react';
import { Icon } from '../icon/icon.tsx';
import './field-error.css';

/** What is wrong with a field, under it. */
export const FieldError = ({ id, text }: { readonly id?: string | undefined; readonly text: string }) => (
  <p id={id} className="field-error" role="alert">
    <Icon of={CircleAlert} size={14} /> {text}
  </p>
);
