import { useState } from 'react';
import type { FormEvent } from 'react';
import type { LibraryStatus } from '../../../../models/library/contract.ts';
import { api } from '../../../app/api/api.ts';
import { useJob } from '../../../app/api/use-job.ts';
import { Button } from '../../../ui/button/button.tsx';
import { CheckBox } from '../../../ui/form/check-box.tsx';
import { Field } from '../../../ui/form/field.tsx';
import { FieldError } from '../../../ui/form/field-error.tsx';
import { PassphraseField } from '../../../ui/form/passphrase-field.tsx';
import { messageText, t } from '../../../ui/text/t.ts';
import { CardFoot } from '../card.tsx';
import { MachineList } from './machine-list.tsx';
import { passphraseStrength } from '../../passphrase/passphrase-strength.ts';
import { RecoveryKey } from '../recovery-key.tsx';

export interface AccountStepProps {
  readonly status: LibraryStatus;
  readonly onBack: () => void;
  readonly onNext: () => void;
}

const setUp = (input: { name: string; passphrase: string }) => api.library.setUp(input);

/** Second step: name and passphrase make the library; then its recovery key is shown, once. */
export function AccountStep({ status, onBack, onNext }: AccountStepProps) {
  const [name, setName] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [isStored, setStored] = useState(false);
  const { state, run } = useJob(setUp);
  const strength = passphraseStrength(passphrase);
  const isReady = name.trim() !== '' && strength !== 'short' && passphrase === again;
  const made = state.status === 'done' ? state.value : null;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (made) return void (isStored && onNext());
    if (isReady && state.status !== 'running') void run({ name: name.trim(), passphrase });
  };
  return (
    <form onSubmit={submit}>
      <div className="card-columns">
        <section>
          <h2>{t('library.account')}</h2>
          <Field
            tall
            label={t('library.account.name')}
            value={name}
            readOnly={made !== null}
            autoFocus
            autoComplete="name"
            onChange={({ currentTarget }) => setName(currentTarget.value)}
          />
          {made ? (
            <>
              <RecoveryKey recoveryKey={made.recoveryKey} name={made.person?.name ?? name} />
              <CheckBox checked={isStored} onChange={setStored}>
                {t('library.key-stored')}
              </CheckBox>
            </>
          ) : (
            <>
              <PassphraseField
                isNew
                label={t('library.passphrase')}
                value={passphrase}
                onChange={setPassphrase}
                hint={passphrase === '' ? t('library.passphrase.rule') : t(`library.strength.${strength}`)}
              />
              <PassphraseField
                isNew
                label={t('library.passphrase.again')}
                value={again}
                onChange={setAgain}
                error={again !== '' && !passphrase.startsWith(again) ? t('library.passphrase.differs') : null}
              />
            </>
          )}
          {state.status === 'failed' && <FieldError text={messageText(state.error.code, state.error.params)} />}
        </section>
        <MachineList status={status} />
      </div>
      <CardFoot>
        {!made && (
          <Button kind="quiet" size="large" onClick={onBack}>
            {t('library.back')}
          </Button>
        )}
        <Button
          kind="primary"
          size="large"
          submits
          disabled={made ? !isStored : !isReady || state.status === 'running'}
        >
          {t(made ? 'library.continue' : 'library.make-account')}
        </Button>
      </CardFoot>
    </form>
  );
}
