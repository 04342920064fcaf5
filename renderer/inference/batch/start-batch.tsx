import { useState } from 'react';
import type { PackRow } from '../../../models/inference/contract.ts';
import type { BatchOrder } from '../../../models/inference/run/batch/batch.ts';
import { api } from '../../app/api/api.ts';
import { listed } from '../../app/api/listed.ts';
import { useCall } from '../../app/api/use-call.ts';
import { Button } from '../../ui/button/button.tsx';
import { CheckBox } from '../../ui/form/check-box.tsx';
import { Select } from '../../ui/form/select.tsx';
import { Refusal } from '../../ui/message/refusal.tsx';
import { tellProblem } from '../../ui/message/problem.ts';
import { useStore } from '../../ui/store.ts';
import { numberText } from '../../ui/text/quantity.ts';
import { t } from '../../ui/text/t.ts';
import { draftOf, readDraft } from './batch-plan.ts';
import type { PlanDraft } from './batch-plan.ts';
import { PlanFields } from './plan-fields.tsx';
import { mostStudies, studiesOfList } from './studies-of-list.ts';

/** Models that need a person to show them where to look cannot run alone. */
const runsAlone = ({ card, problem }: PackRow): boolean =>
  card !== null &&
  problem === null &&
  !(card.task === 'analysis' && card.input.box?.use === 'needed') &&
  !(card.task === 'analysis' && card.rule.op === 'grow');

const withRead = (draft: PlanDraft) => ({ draft, read: readDraft(draft, new Date()) });

const orders: readonly BatchOrder[] = ['list', 'oldest', 'newest'];

/** Which models, over which studies, in which order and when; and that nothing of it is accepted by itself. */
export function StartBatch({ isBusy }: { readonly isBusy: boolean }) {
  const packs = useCall((signal) => api.inference.packs({}, { signal }), 'packs');
  const list = useStore(listed, (value) => value);
  const [chosen, choose] = useState<readonly string[]>([]);
  const [order, setOrder] = useState<BatchOrder>('list');
  const [{ draft, read }, setPlan] = useState(() => withRead(draftOf(new Date())));
  const [isStarting, setStarting] = useState(false);
  const ready = (packs.status === 'done' ? packs.value : []).filter(runsAlone);
  const total = list?.total ?? 0;
  const start = async (): Promise<void> => {
    const wish = readDraft(draft, new Date());
    if (!wish.ok) setPlan({ draft, read: wish }); // its hour passed while the page was open
    if (!list || !wish.ok) return;
    setStarting(true);
    try {
      const studies = await studiesOfList(list.query);
      await api.inference.startBatch({ studies, models: [...chosen], order, plan: wish.plan });
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
      <Select
        label={t('batch.order')}
        value={order}
        options={orders.map((value) => ({ value, label: t(`batch.order.${value}`) }))}
        onChange={setOrder}
      />
      <PlanFields draft={draft} read={read} onChange={(next) => setPlan(withRead(next))} />
      <Button
        kind="primary"
        disabled={!read.ok || isStarting || chosen.length === 0 || total === 0}
        onClick={() => void start()}
      >
        {t(draft.isPlanned ? 'batch.start-planned' : 'batch.start')}
      </Button>
      <p className="batch-hint">
        {isBusy && `${t('batch.busy')} `}
        {t('batch.wait')}
      </p>
      <p className="batch-hint">{t('batch.lock')}</p>
    </section>
  );
}
