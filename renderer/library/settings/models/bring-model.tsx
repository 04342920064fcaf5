import { FolderUp } from 'lucide-react';
import { useState } from 'react';
import { AppError, isAppError } from '../../../../models/base/app-error.ts';
import type { Answers } from '../../../../models/inference/bring/answers.ts';
import type { Inspection } from '../../../../models/inference/bring/inspection.ts';
import { api } from '../../../app/api/api.ts';
import type { HandedFile } from '../../../app/api/hand-over.ts';
import { pickFiles } from '../../../app/api/pick-files.ts';
import { Button } from '../../../ui/button/button.tsx';
import { showToast } from '../../../ui/dialog/toasts.tsx';
import { Refusal } from '../../../ui/message/refusal.tsx';
import { t } from '../../../ui/text/t.ts';
import { CardWizard } from './card-wizard.tsx';
import { InspectionDialog } from './inspection-dialog.tsx';
import './bring-model.css';

type State =
  | { readonly step: 'idle' }
  | { readonly step: 'reading'; readonly handed: HandedFile }
  | { readonly step: 'failed'; readonly handed: HandedFile; readonly error: AppError }
  | { readonly step: 'seen'; readonly handed: HandedFile; readonly inspection: Inspection };

const known = (error: unknown): AppError => (isAppError(error) ? error : new AppError('ipc.unexpected', {}, error));

/** A site's own model: chosen, looked into, given a card where it has none, installed. */
export function BringModel({ onInstalled }: { readonly onInstalled: () => void }) {
  const [state, setState] = useState<State>({ step: 'idle' });
  const [problem, setProblem] = useState<AppError | null>(null);
  const close = (): void => setState({ step: 'idle' });
  const choose = async (): Promise<void> => {
    const [handed] = await pickFiles('model');
    if (!handed) return;
    setProblem(null);
    setState({ step: 'reading', handed });
    try {
      setState({ step: 'seen', handed, inspection: await api.inference.inspect({ file: handed.file }) });
    } catch (error) {
      setState({ step: 'failed', handed, error: known(error) });
    }
  };
  const install = async ({ file }: HandedFile, answers: Answers | null): Promise<void> => {
    setProblem(null);
    try {
      const row = await api.inference.install({ file, answers });
      showToast({ text: t('settings.bring.done', { name: row.card?.name ?? row.id }) });
      close();
      onInstalled();
    } catch (error) {
      setProblem(known(error));
    }
  };
  return (
    <section className="bring-model">
      <h3>{t('settings.bring')}</h3>
      <p>{t('settings.bring.why')}</p>
      <Button icon={FolderUp} disabled={state.step === 'reading'} onClick={() => void choose()}>
        {t('settings.bring.choose')}
      </Button>
      <div role="status">
        {state.step === 'reading' && <p>{t('settings.bring.reading', { name: state.handed.name })}</p>}
        {state.step === 'failed' && (
          <Refusal code={state.error.code} params={{ file: state.handed.name, ...state.error.params }} />
        )}
      </div>
      {state.step === 'seen' && state.inspection.card !== null && (
        <InspectionDialog
          name={state.handed.name}
          inspection={state.inspection}
          problem={problem}
          onInstall={() => install(state.handed, null)}
          onClose={close}
        />
      )}
      {state.step === 'seen' && state.inspection.card === null && state.inspection.graph && (
        <CardWizard
          name={state.handed.name}
          inspection={state.inspection}
          graph={state.inspection.graph}
          problem={problem}
          onInstall={(answers) => install(state.handed, answers)}
          onClose={close}
        />
      )}
      {state.step === 'seen' &&
        state.inspection.card === null &&
        !state.inspection.graph &&
        state.inspection.problem && (
          <Refusal code={state.inspection.problem.code} params={state.inspection.problem.params} />
        )}
    </section>
  );
}
