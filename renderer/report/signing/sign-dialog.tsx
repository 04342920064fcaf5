import { Signature } from 'lucide-react';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { Digest, StudyUid } from '../../../models/base/ids.ts';
import type { Report } from '../../../models/report/report.ts';
import { api } from '../../app/api/api.ts';
import { useCall } from '../../app/api/use-call.ts';
import { useJob } from '../../app/api/use-job.ts';
import { Button } from '../../ui/button/button.tsx';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { showToast } from '../../ui/dialog/toasts.tsx';
import { Field } from '../../ui/form/field.tsx';
import { PassphraseField } from '../../ui/form/passphrase-field.tsx';
import { KeyValues } from '../../ui/frame/key-values.tsx';
import { Refusal } from '../../ui/message/refusal.tsx';
import { momentText } from '../../ui/text/moment.ts';
import { personNameText } from '../../../models/dicom/person-name.ts';
import { messageText, t } from '../../ui/text/t.ts';
import type { KnownNumber } from '../facts/known-number.ts';
import { digestText } from './signed-panel.tsx';
import './sign-dialog.css';

export interface SignDialogProps {
  readonly studyUid: StudyUid;
  readonly report: Report;
  /** Of the content that is read now: signing refuses when it changed meanwhile. */
  readonly digest: Digest;
  readonly known: readonly KnownNumber[];
  readonly fileCount: number; // that signing writes
  /** Something is open: it is signed only with a reason. */
  readonly needsReason: boolean;
  readonly onClose: () => void;
}

const sign = (input: Parameters<typeof api.report.sign>[0], options: Parameters<typeof api.report.sign>[1]) =>
  api.report.sign(input, options);

/**
 * Who signs, for whom, the critical values read back, the digest of the content. Return signs only from the passphrase
 * field; nothing is focused on the primary button.
 */
export function SignDialog(props: SignDialogProps) {
  const { studyUid, report, digest, known, fileCount, needsReason, onClose } = props;
  const [passphrase, setPassphrase] = useState('');
  const [reason, setReason] = useState('');
  const { state, run } = useJob(sign);
  const status = useCall((signal) => api.library.status({}, { signal }), 'status');
  const isReady = passphrase !== '' && (!needsReason || reason.trim() !== '') && state.status !== 'running';
  const isPassphrase = state.status === 'failed' && state.error.code.startsWith('keys.');
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!isReady) return;
    const done = await run({ studyUid, digest, passphrase, reason: needsReason ? reason.trim() : null });
    if (!done) return;
    showToast({ text: t('report.sign.done', { n: done.files.length }) });
    onClose();
  };
  return (
    <Dialog
      title={t('report.sign.title')}
      lead={<SignAs name={status.status === 'done' ? (status.value.person?.name ?? '') : ''} />}
      onClose={onClose}
      foot={
        <>
          <Button size="large" onClick={onClose}>
            {t('report.sign.cancel')}
          </Button>
          <Button kind="primary" size="large" icon={Signature} submits form="sign-report" disabled={!isReady}>
            {t('report.sign.do', { n: fileCount })}
          </Button>
        </>
      }
    >
      <form id="sign-report" className="sign-dialog" onSubmit={(event) => void submit(event)}>
        <div className="sign-dialog-read">
          <KeyValues
            of={[
              [t('report.sign.patient'), <b key="who">{patientText(report)}</b>],
              [t('report.sign.study'), studyText(report)],
              [t('report.sign.read-back'), readBack(known)],
              [t('report.sign.content'), <code key="digest">{digestText(digest)}</code>],
            ]}
          />
        </div>
        {needsReason && (
          <Field
            tall
            label={t('report.sign.reason')}
            value={reason}
            onChange={({ currentTarget }) => setReason(currentTarget.value)}
          />
        )}
        <PassphraseField
          autoFocus
          label={t('library.passphrase')}
          value={passphrase}
          onChange={setPassphrase}
          error={isPassphrase ? messageText(state.error.code, state.error.params) : null}
        />
        {state.status === 'failed' && !isPassphrase && (
          <Refusal code={state.error.code} params={state.error.params} status="stop" />
        )}
        {state.status === 'running' && <p role="status">{t('report.sign.running')}</p>}
        <p>{t('report.sign.support')}</p>
      </form>
    </Dialog>
  );
}

const SignAs = ({ name }: { readonly name: string }) => {
  const [before = '', after = ''] = t('report.sign.lead').split('{name}');
  return (
    <>
      {before}
      <b>{name}</b>
      {after}
    </>
  );
};

const patientText = ({ subject }: Report): string =>
  [personNameText(subject.name) || subject.patientId, subject.sex ?? '', subject.birthDate ?? '']
    .filter(Boolean)
    .join(' · ');

const studyText = ({ study, title }: Report): string =>
  [study.description || title, momentText(study.date, study.time)].filter(Boolean).join(' · ');

const mostReadBack = 6;

/** The values measured on accepted findings, as they stand in the report. */
const readBack = (known: readonly KnownNumber[]): string | null => {
  const measured = known.filter(({ finding }) => finding !== null).slice(0, mostReadBack);
  return measured.length === 0
    ? t('report.sign.no-values')
    : measured.map(({ name, text }) => `${name} ${text}`).join(' · ');
};
