import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { api } from '../../app/api/api.ts';
import { useJob } from '../../app/api/use-job.ts';
import { Button } from '../../ui/button/button.tsx';
import { Field } from '../../ui/form/field.tsx';
import { FieldError } from '../../ui/form/field-error.tsx';
import { PassphraseField } from '../../ui/form/passphrase-field.tsx';
import { Refusal } from '../../ui/message/refusal.tsx';
import { messageText, t } from '../../ui/text/t.ts';
import { Card, CardFoot } from './card.tsx';
import { passphraseStrength } from '../passphrase/passphrase-strength.ts';

export interface RecoverProps {
  /** Why the library did not open by itself (`keys.backend`), or null. */
  readonly problem: string | null;
  readonly onBack: () => void;
}

const recover = (input: { recoveryKey: string; newPassphrase: string }) => api.library.recover(input);

/** The recovery key opens the library and sets a new passphrase. */
export function Recover({ problem, onBack }: RecoverProps) {
  const [recoveryKey, setRecoveryKey] = useState('');
  const [newPassphrase, setNewPassphrase] = useState('');
  const { state, run } = useJob(recover);
  const strength = passphraseStrength(newPassphrase);
  const isReady = recoveryKey.trim() !== '' && strength !== 'short' && state.status !== 'running';
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isReady) void run({ recoveryKey: recoveryKey.trim(), newPassphrase });
  };
  return (
    <Card narrow>
      <form onSubmit={submit}>
        <Refusal code={problem ?? 'keys.forgotten'} status={problem ? 'stop' : 'note'} />
        <Field
          tall
          autoFocus
          icon={KeyRound}
          spellCheck={false}
          autoComplete="off"
          label={t('library.recovery-key')}
          value={recoveryKey}
          onChange={({ currentTarget }) => setRecoveryKey(currentTarget.value)}
        />
        <PassphraseField
          isNew
          label={t('library.passphrase.new')}
          value={newPassphrase}
          onChange={setNewPassphrase}
          hint={newPassphrase === '' ? t('library.passphrase.rule') : t(`library.strength.${strength}`)}
        />
        {state.status === 'failed' && <FieldError text={messageText(state.error.code, state.error.params)} />}
        <CardFoot>
          <Button kind="quiet" size="large" onClick={onBack}>
            {t('library.back')}
          </Button>
          <Button kind="primary" size="large" submits disabled={!isReady}>
            {t('library.open-library')}
          </Button>
        </CardFoot>
      </form>
    </Card>
  );
}
