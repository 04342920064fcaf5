import { Check } from 'lucide-react';
import { useState } from 'react';
import type { LibraryStatus } from '../../../../models/library/contract.ts';
import type { Place } from '../../../ui/frame/page-props.ts';
import { Icon } from '../../../ui/icon/icon.tsx';
import { t } from '../../../ui/text/t.ts';
import { AccountStep } from './account-step.tsx';
import { Card } from '../card.tsx';
import { FirstPatientStep } from './first-patient-step.tsx';
import { MachineStep } from './machine-step.tsx';
import './first-start.css';

const steps = ['machine', 'account', 'patient'] as const;
type Step = (typeof steps)[number];

export interface FirstStartProps {
  readonly status: LibraryStatus;
  readonly onDone: (place: Place) => void;
}

/** One card: the machine, the account, the first patient. */
export function FirstStart({ status, onDone }: FirstStartProps) {
  const [step, setStep] = useState<Step>('machine');
  const at = steps.indexOf(step);
  return (
    <Card>
      <ol className="first-start-steps">
        {steps.map((id, index) => (
          <li key={id} aria-current={id === step ? 'step' : undefined} data-done={index < at}>
            {index < at ? <Icon of={Check} size={14} /> : `${index + 1} `}
            {t(`library.step.${id}`)}
          </li>
        ))}
      </ol>
      {step === 'machine' && <MachineStep status={status} onNext={() => setStep('account')} />}
      {step === 'account' && (
        <AccountStep status={status} onBack={() => setStep('machine')} onNext={() => setStep('patient')} />
      )}
      {step === 'patient' && <FirstPatientStep onDone={onDone} />}
    </Card>
  );
}
