import { Copy, Printer } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from '../../ui/button/icon-button.tsx';
import { Field } from '../../ui/form/field.tsx';
import { t } from '../../ui/text/t.ts';
import './recovery-key.css';

/** The recovery key, shown once: to be printed or copied. Printed, nothing else of the page stands on the sheet. */
export function RecoveryKey({ recoveryKey, name }: { readonly recoveryKey: string; readonly name: string }) {
  const [copied, setCopied] = useState<'not-yet' | 'done' | 'refused'>('not-yet');
  const copy = (): void => {
    navigator.clipboard.writeText(recoveryKey).then(
      () => setCopied('done'),
      () => setCopied('refused'),
    );
  };
  return (
    <div className="recovery-key">
      <Field
        tall
        readOnly
        label={t('library.recovery-key')}
        value={recoveryKey}
        hint={
          <>
            {t('library.recovery-key.why')} <span role="status">{copied === 'done' && t('library.copied')}</span>
          </>
        }
        error={copied === 'refused' ? t('library.not-copied') : null}
        onFocus={({ currentTarget }) => currentTarget.select()}
        trailing={
          <>
            <IconButton icon={Copy} label={t('library.copy')} onClick={copy} />
            <IconButton icon={Printer} label={t('library.print')} onClick={() => window.print()} />
          </>
        }
      />
      <p className="recovery-key-sheet">
        {t('library.recovery-key.sheet', { name })}
        <br />
        <b>{recoveryKey}</b>
      </p>
    </div>
  );
}
