import type { SubjectId } from '../../../models/base/ids.ts';
import { Button } from '../../ui/button/button.tsx';
import { JobLine } from '../../ui/message/job-line.tsx';
import { Refusal } from '../../ui/message/refusal.tsx';
import { useStore } from '../../ui/store.ts';
import { t } from '../../ui/text/t.ts';
import { doneText } from './done-text.ts';
import { reading, scan, stopAsking } from './read-vcf.ts';
import type { Again } from './read-vcf.ts';
import './reading-line.css';

/** The reading of a VCF where it happens: how far it is, which sample, or why it was not read. Nothing while idle. */
export function ReadingLine({ subject, onRead }: { readonly subject: SubjectId; readonly onRead: () => void }) {
  const state = useStore(reading, (value) => value);
  if (state.status === 'idle') return null;
  return (
    <div className="reading-line" role="status">
      {state.status === 'running' && (
        <JobLine
          name={t(state.progress?.step ?? 'genome.step-read')}
          done={doneText(state.progress) ?? state.name}
          share={state.progress?.total ? state.progress.done / state.progress.total : null}
        >
          <Button size="small" onClick={state.cancel}>
            {t('genome.cancel')}
          </Button>
        </JobLine>
      )}
      {state.status === 'sample' && (
        <div className="reading-line-samples">
          <b>{t('genome.which-sample', { file: state.file.name, n: state.samples.length })}</b>
          <div role="group" aria-label={t('genome.samples')}>
            {state.samples.map((sample) => (
              <Button key={sample} size="small" onClick={() => void scan(subject, state.file, sample)}>
                {sample}
              </Button>
            ))}
            <Button size="small" kind="quiet" onClick={stopAsking}>
              {t('genome.cancel')}
            </Button>
          </div>
        </div>
      )}
      {state.status === 'failed' && (
        <Refusal code={state.error.code} params={state.error.params} status={state.again ? 'stop' : 'warning'}>
          <span className="reading-line-name">{state.name}</span>
          {state.again && <SamePerson again={state.again} subject={subject} />}
          <Button size="small" onClick={onRead}>
            {t('genome.read-other')}
          </Button>
          <Button size="small" kind="quiet" onClick={stopAsking}>
            {t('genome.close')}
          </Button>
        </Refusal>
      )}
    </div>
  );
}

/** Nothing is joined unless a person says so; who did stands in the journal and beside the file. */
const SamePerson = ({ again, subject }: { readonly again: Again; readonly subject: SubjectId }) => (
  <Button size="small" kind="danger" onClick={() => void scan(subject, again.file, again.sample, true)}>
    {t('genome.is-same-person')}
  </Button>
);
