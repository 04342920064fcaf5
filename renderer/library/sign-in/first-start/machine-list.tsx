import { Check, Clock, TriangleAlert } from 'lucide-react';
import { useEffect } from 'react';
import type { LibraryStatus } from '../../../../models/library/contract.ts';
import { Icon } from '../../../ui/icon/icon.tsx';
import { findGpu, machine } from '../../../app/api/machine.ts';
import { useStore } from '../../../ui/store.ts';
import { HiddenText } from '../../../ui/text/hidden-text.tsx';
import { t } from '../../../ui/text/t.ts';
import { ModelLines } from './model-lines.tsx';
import './machine-list.css';

interface Line {
  readonly id: string;
  readonly isGood: boolean | null; // null while that is not known
}

/** What this machine can and cannot do, each with what follows from it. */
export function MachineList({ status }: { readonly status: LibraryStatus }) {
  const { hasGpu } = useStore(machine, (value) => value);
  useEffect(() => void findGpu(), []);
  const lines: readonly Line[] = [
    { id: `encrypted-${status.keyBackend}`, isGood: true },
    { id: graphicsLine(hasGpu), isGood: hasGpu },
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

const graphicsLine = (hasGpu: boolean | null): string => {
  if (hasGpu === null) return 'graphics-looked-for';
  return hasGpu ? 'graphics' : 'no-graphics';
};

const iconOf = (isGood: boolean | null) => {
  if (isGood === null) return Clock;
  return isGood ? Check : TriangleAlert;
};

const line = ({ id, isGood }: Line) => (
  <li key={id} data-good={isGood === true} data-waiting={isGood === null}>
    <Icon of={iconOf(isGood)} />
    <div>
      {isGood === false && <HiddenText>{t('library.warning')}</HiddenText>}
      {t(`library.machine.${id}`)}
      <p>{t(`library.machine.${id}.why`)}</p>
    </div>
  </li>
);
