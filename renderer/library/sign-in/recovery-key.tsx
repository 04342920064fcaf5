import { Copy, Printer } from 'lucide-react';
import { IconButton } from '../../ui/button/icon-button.tsx';
import { Field } from '../../ui/form/field.tsx';
import { t } from '../../ui/text/t.ts';
import './recovery-key.css';

/** The recovery key, shown once: to be printed or copied. Printed, nothing else of the page stands on the sheet. */
export const RecoveryKey = ({ recoveryKey, name }: { readonly recoveryKey: string; readonly name: string }) => (
  <div className="recovery-key">
    <Field
      tall
      readOnly
      label={t('library.recovery-key')}
      value={recoveryKey}
      hint={t('library.recovery-key.why')}
      onFocus={({ currentTarget }) => currentTarget.select()}
      trailing={
        <>
          <IconButton
            icon={Copy}
            label={t('library.copy')}
            onClick={() => void navigator.clipboard.writeText(recoveryKey)}
          />
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
