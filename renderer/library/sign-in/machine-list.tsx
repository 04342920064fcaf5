import { Check, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import type { LibraryStatus } from '../../../models/library/contract.ts';
import { Icon } from '../../ui/icon/icon.tsx';
import { HiddenText } from '../../ui/text/hidden-text.tsx';
import { t } from '../../ui/text/t.ts';
import { hasGraphics } from './has-graphics.ts';
import { ModelLines } from './model-lines.tsx';
import './machine-list.css';

interface Line {
  readonly id: string;
  readonly isGood: boolean;
}

/** What this machine can and cannot do, each with what follows from it. */
export function MachineList({ status }: { readonly status: LibraryStatus }) {
  const [graphics] = useState(hasGraphics);
  const lines: readonly Line[] = [
    { id: `encrypted-${status.keyBackend}`, isGood: true },
    { id: graphics ? 'graphics' : 'no-graphics', isGood: graphics },
    { id: 'display', isGood: false },
    { id: 'network-off', isGood: true },
  ];
  return (
    <section className="machine-list">
      <h2>{t('library.this-machine')}</h2>
      <ul>
        {lines.slice(0, 1).map(line)}
        <ModelLines isOpen={status.state === 'open'} />
        {lines.slice(1).map(line)}
      </ul>
    </section>
  );
}

const line = ({ id, isGood }: Line) => (
  <li key={id} data-good={isGood}>
    <Icon of={isGood ? Check : TriangleAlert} />
    <div>
      {!isGood && <HiddenText>{t('library.warning')}</HiddenText>}
      {t(`library.machine.${id}`)}
      <p>{t(`library.machine.${id}.why`)}</p>
    </div>
  </li>
);
