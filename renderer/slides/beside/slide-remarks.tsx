import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import type { Reason } from '../../../models/base/result.ts';
import { Icon } from '../../ui/icon/icon.tsx';
import { message, t } from '../../ui/text/t.ts';
import './slide-remarks.css';

/** One amber mark: what must be read before one relies on the slide; of several their number, all on click. */
export function SlideRemarks({ warnings }: { readonly warnings: readonly Reason[] }) {
  const [isOpen, setOpen] = useState(false);
  const [first] = warnings;
  if (!first) return null;
  const said =
    warnings.length === 1 ? message(first.code, first.params).what : t('slides.remarks', { n: warnings.length });
  return (
    <div className="slide-remarks">
      <button type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <Icon of={TriangleAlert} size={14} />
        <span>{said}</span>
      </button>
      {isOpen && (
        <ul>
          {warnings.map(({ code, params }) => {
            const { what, why } = message(code, params);
            return (
              <li key={code}>
                <b>{what}</b> {why} <code>{code}</code>
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}
