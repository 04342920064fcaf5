import { UserRound } from 'lucide-react';
import { api } from '../../../app/api/api.ts';
import { useCall } from '../../../app/api/use-call.ts';
import { Button } from '../../../ui/button/button.tsx';
import type { Place } from '../../../ui/frame/page-props.ts';
import { KeyValues } from '../../../ui/frame/key-values.tsx';
import { EmptyState } from '../../../ui/message/empty-state.tsx';
import { Refusal } from '../../../ui/message/refusal.tsx';
import { useStore } from '../../../ui/store.ts';
import { t } from '../../../ui/text/t.ts';
import { openSample, sample } from '../../open-sample.ts';
import { CardFoot } from '../card.tsx';
import './first-patient-step.css';

/** Third step: the sample patient, or straight to the reader's own files. */
export function FirstPatientStep({ onDone }: { readonly onDone: (place: Place) => void }) {
  const offered = useCall((signal) => api.library.sample({}, { signal }), 'sample');
  const state = useStore(sample, (value) => value);
  const card = offered.status === 'done' ? offered.value : null;
  const open = async (): Promise<void> => {
    const studyUid = await openSample();
    if (studyUid) onDone({ page: 'images', studyUid });
  };
  return (
    <>
      <EmptyState icon={UserRound} title={t('library.sample')} text={t('library.sample.what')}>
        <Button kind="primary" size="large" autoFocus disabled={state.status === 'running'} onClick={() => void open()}>
          {t('library.open-sample')}
        </Button>
      </EmptyState>
      <div className="first-patient-origin">
        {card && (
          <KeyValues
            of={[
              [t('library.sample.images'), said(card.study)],
              [t('library.sample.genome'), said(card.vcf)],
              [t('library.sample.clinical'), said(card.clinical)],
            ]}
          />
        )}
        {state.status === 'running' && <p role="status">{t(`library.sample.step.${state.step}`)}</p>}
        {state.status === 'failed' && <Refusal code={state.error.code} params={state.error.params} />}
      </div>
      <CardFoot>
        <Button size="large" onClick={() => onDone({ page: 'worklist' })}>
          {t('library.own-files')}
        </Button>
      </CardFoot>
    </>
  );
}

const said = ({ source, licence, isSynthetic }: { source: string; licence: string; isSynthetic: boolean }): string =>
  [isSynthetic ? t('library.sample.synthetic') : '', source, licence].filter(Boolean).join(' · ');
