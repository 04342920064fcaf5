import { useState } from 'react';
import type { FormEvent } from 'react';
import { api } from '../../app/api/api.ts';
import { useJob } from '../../app/api/use-job.ts';
import { Button } from '../../ui/button/button.tsx';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { showToast } from '../../ui/dialog/toasts.tsx';
import { PassphraseField } from '../../ui/form/passphrase-field.tsx';
import { messageText, t } from '../../ui/text/t.ts';
import { passphraseStrength } from './passphrase-strength.ts';
import './change-passphrase.css';

/** The way to another passphrase: the old one, then the new one twice. The recovery key stays the same. */
export function ChangePassphrase() {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size="large" onClick={() => setOpen(true)}>
        {t('library.passphrase.change')}
      </Button>
      {isOpen && <ChangeDialog onClose={() => setOpen(false)} />}
    </>
  );
}

const change = async (input: { passphrase: string; newPassphrase: string }, onDone: () => void): Promise<void> => {
  await api.library.changePassphrase(input);
  onDone();
  showToast({ text: t('library.passphrase.changed') });
};

function ChangeDialog({ onClose }: { readonly onClose: () => void }) {
  const [passphrase, setPassphrase] = useState('');
  const [newPassphrase, setNewPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const { state, run } = useJob((input: { passphrase: string; newPassphrase: string }) => change(input, onClose));
  const strength = passphraseStrength(newPassphrase);
  const isReady = passphrase !== '' && strength !== 'short' && newPassphrase === again && state.status !== 'running';
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isReady) void run({ passphrase, newPassphrase });
  };
  return (
    <Dialog
      title={t('library.passphrase.change')}
      lead={t('library.passphrase.change.lead')}
      onClose={onClose}
      foot={
        <>
          <Button size="large" onClick={onClose}>
            {t('library.cancel')}
          </Button>
          <Button size="large" kind="primary" submits form="change-passphrase" disabled={!isReady}>
            {t('library.passphrase.change')}
          </Button>
        </>
      }
    >
      <form id="change-passphrase" className="change-passphrase" onSubmit={submit}>
        <PassphraseField
          autoFocus
          label={t('library.passphrase')}
          value={passphrase}
          onChange={setPassphrase}
          error={state.status === 'failed' ? messageText(state.error.code, state.error.params) : null}
        />
        <PassphraseField
          isNew
          label={t('library.passphrase.new')}
          value={newPassphrase}
          onChange={setNewPassphrase}
          hint={newPassphrase === '' ? t('library.passphrase.rule') : t(`library.strength.${strength}`)}
        />
        <PassphraseField
          isNew
          label={t('library.passphrase.again')}
          value={again}
          onChange={setAgain}
          error={again !== '' && again !== newPassphrase ? t('library.passphrase.differs') : null}
        />
      </form>
    </Dialog>
  );
}
