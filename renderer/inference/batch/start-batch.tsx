import { useState } from 'react';
import type { PackRow } from '../../../models/inference/contract.ts';
import { api } from '../../app/api/api.ts';
import { listed } from '../../app/api/listed.ts';
import { useCall } from '../../app/api/use-call.ts';
import { Button } from '../../ui/button/button.tsx';
import { CheckBox } from '../../ui/form/check-box.tsx';
import { Refusal } from '../../ui/message/refusal.tsx';
import { tellProblem } from '../../ui/message/problem.ts';
import { useStore } from '../../ui/store.ts';
import { numberText } from '../../ui/text/quantity.ts';
import { t } from '../../ui/text/t.ts';
import { mostStudies, studiesOfList } from './studies-of-list.ts';

/** Models that need a person to show them where to look cannot run alone. */
const runsAlone = ({ card, problem }: PackRow): boolean =>
  card !== null &&
  problem === null &&
  !(card.task === 'analysis' && card.input.box?.use === 'needed') &&
  !(card.task === 'analysis' && card.rule.op === 'grow');

/** Which models, over which studies; and that nothing of it is accepted by itself. */
export function StartBatch({ isBusy }: { readonly isBusy: boolean }) {
  const packs = useCall((signal) => api.inference.packs({}, { signal }), 'packs');
  const list = useStore(listed, (value) => value);
  const [chosen, choose] = useState<readonly string[]>([]);
  const [isStarting, setStarting] = useState(false);
  const ready = (packs.status === 'done' ? packs.value : []).filter(runsAlone);
  const total = list?.total ?? 0;
  const start = async (): Promise<void> => {
    if (!list) return;
    setStarting(true);
    try {
      await api.inference.startBatch({ studies: await studiesOfList(list.query), models: [...chosen] });
    } catch (error) {
      tellProblem(error);
    } finally {
      setStarting(false);
    }
  };
  return (
    <section className="start-batch" aria-label={t('batch.new')}>
      <h2>{t('batch.new')}</h2>
      <p>{t('batch.over', { n: total })}</p>
      {total > mostStudies && <p>{t('batch.most', { most: numberText(mostStudies) })}</p>}
      {packs.status === 'failed' && <Refusal code={packs.error.code} params={packs.error.params} />}
      <fieldset>
        <legend>{t('batch.models')}</legend>
        {ready.map(({ id, card }) => (
          <CheckBox
            key={id}
            checked={chosen.includes(id)}
            onChange={(isIn) => choose((before) => (isIn ? [...before, id] : before.filter((one) => one !== id)))}
          >
            {card?.name ?? id} <small>{`${card?.version ?? ''} · ${card?.modality.join(', ') ?? ''}`}</small>
          </CheckBox>
        ))}
      </fieldset>
      <Button
        kind="primary"
        disabled={isBusy || isStarting || chosen.length === 0 || total === 0}
        onClick={() => void start()}
      >
        {t('batch.start')}
      </Button>
      <p className="batch-hint">{t(isBusy ? 'batch.busy' : 'batch.wait')}</p>
    </section>
  );
}
