import type { ReportRow } from '../../../models/report/contract.ts';
import type { Report } from '../../../models/report/report.ts';
import { api } from '../../app/api/api.ts';
import { useJob } from '../../app/api/use-job.ts';
import { Button } from '../../ui/button/button.tsx';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { showToast } from '../../ui/dialog/toasts.tsx';
import { Refusal } from '../../ui/message/refusal.tsx';
import { instantText } from '../../ui/text/moment.ts';
import { t } from '../../ui/text/t.ts';

export interface DiscardDialogProps {
  readonly report: Report; // the draft
  readonly amended: ReportRow; // the signed report that it amends
  readonly onClose: () => void;
}

const discard = (input: { report: ReportRow['id'] }) => api.report.discard(input);

/** Whether a draft that amends a signed report is let go. Focus begins on keeping it; Undo takes it back. */
export function DiscardDialog({ report, amended, onClose }: DiscardDialogProps) {
  const { state, run } = useJob(discard);
  const submit = async (): Promise<void> => {
    if (!(await run({ report: report.id }))) return;
    const undo = { label: t('library.action.undo'), keys: 'Ctrl Z', run: () => void takeBack(report) };
    showToast({ text: t('report.discard.done'), undo });
    onClose();
  };
  return (
    <Dialog
      title={t('report.discard.title')}
      onClose={onClose}
      foot={
        <>
          <Button size="large" autoFocus onClick={onClose}>
            {t('report.discard.keep')}
          </Button>
          <Button kind="danger" size="large" disabled={state.status === 'running'} onClick={() => void submit()}>
            {t('report.discard.do')}
          </Button>
        </>
      }
    >
      <p>{t('report.discard.what', { at: amended.signedAt ? instantText(amended.signedAt) : '' })}</p>
      {report.amendment && <p>{t('report.discard.reason', { reason: report.amendment.reason })}</p>}
      {state.status === 'failed' && <Refusal code={state.error.code} params={state.error.params} status="stop" />}
    </Dialog>
  );
}

const takeBack = ({ subject }: Report): Promise<unknown> => api.library.undo({ subject: subject.id });
