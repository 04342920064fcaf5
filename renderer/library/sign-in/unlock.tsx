import { useState } from 'react';
import type { FormEvent } from 'react';
import type { LibraryStatus } from '../../../models/library/contract.ts';
import { api } from '../../app/api/api.ts';
import { placeLeft } from '../../app/api/window/lock-here.ts';
import { useJob } from '../../app/api/use-job.ts';
import { Button } from '../../ui/button/button.tsx';
import { PassphraseField } from '../../ui/form/passphrase-field.tsx';
import type { Place } from '../../ui/frame/page-props.ts';
import { Note } from '../../ui/message/note.tsx';
import { Refusal } from '../../ui/message/refusal.tsx';
import { messageText, t } from '../../ui/text/t.ts';
import { Card, CardFoot } from './card.tsx';
import { Recover } from './recover.tsx';

const unlock = (input: { passphrase: string }) => api.library.unlock(input);

export interface UnlockProps {
  readonly status: LibraryStatus;
  /** Called where the window goes back to where it was locked. */
  readonly onDone: (place: Place) => void;
}

/** The passphrase opens the library; who forgot it has the recovery key. */
export function Unlock({ status, onDone }: UnlockProps) {
  const [passphrase, setPassphrase] = useState('');
  const [isRecovering, setRecovering] = useState(status.problem === 'keys.backend');
  const { state, run } = useJob(unlock);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (passphrase !== '' && state.status !== 'running') void run({ passphrase }).then(goBack);
  };
  const goBack = (answer: { readonly at: string | null } | undefined): void => {
    const place = placeLeft(answer?.at ?? null);
    if (place) onDone(place);
  };
  if (isRecovering) return <Recover problem={status.problem} onBack={() => setRecovering(false)} />;
  return (
    <Card narrow>
      <form onSubmit={submit}>
        {status.problem && <Refusal code={status.problem} status="stop" />}
        <h2>{t('library.account-of', { name: status.account?.name ?? '' })}</h2>
        {status.behindLock > 0 && <Note status="note">{t('library.behind-lock', { n: status.behindLock })}</Note>}
        <PassphraseField
          autoFocus
          label={t('library.passphrase')}
          value={passphrase}
          onChange={setPassphrase}
          error={state.status === 'failed' ? messageText(state.error.code, state.error.params) : null}
        />
        <CardFoot>
          <Button kind="quiet" size="large" onClick={() => setRecovering(true)}>
            {t('library.forgotten')}
          </Button>
          <Button kind="primary" size="large" submits disabled={passphrase === '' || state.status === 'running'}>
            {t('library.unlock')}
          </Button>
        </CardFoot>
      </form>
    </Card>
  );
}
