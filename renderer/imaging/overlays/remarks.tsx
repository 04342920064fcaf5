import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import type { ImageWarning } from '../../../models/imaging/display-set.ts';
import { Icon } from '../../ui/icon/icon.tsx';
import { remark } from '../../ui/text/remark.ts';
import { t } from '../../ui/text/t.ts';
import './remarks.css';

/** One amber mark: what must be read before one relies on the picture. Several: their number, all on click. */
export function Remarks({ warnings }: { readonly warnings: readonly ImageWarning[] }) {
  const [isOpen, setOpen] = useState(false);
  const [first] = warnings;
  if (!first) return null;
  const isOne = warnings.length === 1;
  const { what } = remark(first);
  return (
    <div className="remarks">
      <button type="button" className="remarks-mark" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <Icon of={TriangleAlert} size={14} />
        <span>{isOne ? what : t('imaging.remarks', { n: warnings.length })}</span>
      </button>
      {isOpen && (
        <ul className="remarks-list">
          {warnings.map((warning, i) => (
            <li key={i}>
              <b>{remark(warning).what}</b> {remark(warning).why} <code>{warning.code}</code>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
