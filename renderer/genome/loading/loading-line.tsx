import { Button } from '../../ui/button/button.tsx';
import { JobLine } from '../../ui/message/job-line.tsx';
import { Refusal } from '../../ui/message/refusal.tsx';
import { useStore } from '../../ui/store.ts';
import { t } from '../../ui/text/t.ts';
import { closeLoading, loading } from './loading.ts';
import type { LoadKind } from './loading.ts';
import { doneText } from './done-text.ts';
import './loading-line.css';

/** The loading of a file of these kinds where it was asked for: how far it is, or why nothing was kept. Nothing while idle. */
export function LoadingLine({ kinds }: { readonly kinds: readonly LoadKind[] }) {
  const state = useStore(loading, (value) => value);
  if (state.status === 'idle' || !kinds.includes(state.kind)) return null;
  if (state.status === 'failed')
    return (
      <div className="loading-line" role="status">
        <Refusal code={state.error.code} params={{ file: state.name, ...state.error.params }} status="warning">
          <Button size="small" kind="quiet" onClick={closeLoading}>
            {t('genome.close')}
          </Button>
        </Refusal>
      </div>
    );
  const { progress, name, kind, cancel } = state;
  return (
    <div className="loading-line" role="status">
      <JobLine
        name={t(`job.genome.${kind}`)}
        done={doneText(progress) ?? name}
        share={progress?.total ? progress.done / progress.total : null}
      >
        <Button size="small" onClick={cancel}>
          {t('genome.cancel')}
        </Button>
      </JobLine>
    </div>
  );
}
