import { OctagonAlert, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import type { ImageWarning } from '../../../models/imaging/display-set.ts';
import { Button } from '../../ui/button/button.tsx';
import { Icon } from '../../ui/icon/icon.tsx';
import { remark } from '../../ui/text/remark.ts';
import { t } from '../../ui/text/t.ts';
import './remarks.css';

export interface RemarksProps {
  readonly warnings: readonly ImageWarning[];
  /** Set where resampling to upright makes a volume of the stack. */
  readonly onResample: (() => void) | undefined;
}

const neverHidden: ReadonlySet<string> = new Set([
  'imaging.other-patient',
  'imaging.other-study',
  'imaging.resampled',
  'imaging.reduced',
  'imaging.received-shown',
]);
/** Not only to be known: something is wrong with whose images these are. */
const grave: ReadonlySet<string> = new Set(['imaging.other-patient']);

/** One amber mark, red where images are another patient's: what must be read before one relies on the picture. Several: their number, all on click. */
export function Remarks({ warnings, onResample }: RemarksProps) {
  const [isOpen, setOpen] = useState(false);
  const [first] = warnings;
  if (!first) return null;
  const isGrave = grave.has(first.code);
  const said = [
    // Never hidden behind a number: the whole picture is not as it was taken.
    warnings.length === 1 || neverHidden.has(first.code) ? remark(first).what : '',
    warnings.length > 1 ? t('imaging.remarks', { n: warnings.length }) : '',
  ];
  return (
    <div className="remarks">
      <button
        type="button"
        className="remarks-mark"
        data-grave={isGrave}
        aria-expanded={isOpen}
        aria-label={said.filter(Boolean).join(' · ')}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon of={isGrave ? OctagonAlert : TriangleAlert} size={14} />
        <span>{said.filter(Boolean).join(' · ')}</span>
      </button>
      {isOpen && (
        <ul className="remarks-list">
          {warnings.map((warning, i) => (
            <li key={i}>
              <b>{remark(warning).what}</b> {remark(warning).why} <code>{warning.code}</code>
            </li>
          ))}
          {onResample && (
            <li>
              <Button onClick={onResample}>{t('imaging.volume.resample')}</Button>
            </li>
          )}
        </ul>
      )}
    </div>
  );
}
