import { useEffect } from 'react';
import type { FactOrigin } from '../../models/base/fact.ts';
import type { PageProps } from '../ui/frame/page-props.ts';
import { Refusal } from '../ui/message/refusal.tsx';
import { useStore } from '../ui/store.ts';
import { ModelCard } from './detail/model-card.tsx';
import { ModelDetail } from './detail/model-detail.tsx';
import { ModelList } from './list/model-list.tsx';
import { chooseModel, riskView } from './risk-view.ts';
import { useRisk } from './use-risk.ts';
import './page.css';

/** The risk view of a study: every model left, one in detail; numbers only where a model allows one. */
export function RiskPage({ studyUid, subject, go }: PageProps) {
  const { answer, consent, enter } = useRisk(studyUid, subject);
  const models = answer.status === 'done' ? answer.value : [];
  const chosen = useStore(riskView, (view) => view.chosen);
  const ids = models.map(({ card }) => card.id).join(' ');
  useEffect(() => riskView.set((view) => ({ ...view, models: ids === '' ? [] : ids.split(' ') })), [ids]);
  const shown = models.find(({ card }) => card.id === chosen) ?? models[0];
  const open = (from: FactOrigin): void => {
    if (from.kind === 'finding') go({ page: 'images', studyUid, focus: from.id });
    if (from.kind === 'genome') go({ page: 'genome', studyUid });
  };
  return (
    <main className="risk">
      <ModelList
        models={models}
        chosen={shown?.card.id ?? null}
        onChoose={chooseModel}
        consent={{
          ...consent,
          onAnswer: (is) => void enter('consent_apoe', { kind: 'boolean', is }),
        }}
      />
      {answer.status === 'failed' && (
        <div className="risk-failed">
          <Refusal code={answer.error.code} params={answer.error.params} />
        </div>
      )}
      {shown && (
        <>
          <ModelDetail key={shown.card.id} model={shown} onSave={enter} onOpen={open} />
          <ModelCard card={shown.card} line={shown.main} />
        </>
      )}
    </main>
  );
}
