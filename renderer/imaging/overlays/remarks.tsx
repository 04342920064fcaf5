import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import type { ImageWarning } from '../../../models/imaging/display-set.ts';
import { Icon } from '../../ui/icon/icon.tsx';
import { message, t } from '../../ui/text/t.ts';
import './remarks.css';

/** One amber mark: what must be read before one relies on the picture. Several: their number, all on click. */
export function Remarks({ warnings }: { readonly warnings: readonly ImageWarning[] }) {
  const [isOpen, setOpen] = useState(false);
  const [first] = warnings;
  if (!first) return null;
  const isOne = warnings.length === 1;
  const { what } = message(first.code, first.params);
  return (
    <div className="remarks">
      <button type="button" className="remarks-mark" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <Icon of={TriangleAlert} size={14} />
        <span>{isOne ? what : t('imaging.remarks', { n: warnings.length })}</span>
      </button>
      {isOpen && (
        <ul className="remarks-list">
          {warnings.map(({ code, params }, i) => (
            <li key={i}>
              <b>{message(code, params).what}</b> {message(code, params).why} <code>{code}</code>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
