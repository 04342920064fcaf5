import { PanelHead } from '../../ui/frame/panel.tsx';
import { t } from '../../ui/text/t.ts';
import { counts } from '../by-model.ts';
import type { ModelLines } from '../by-model.ts';
import { ConsentFoot } from './consent-foot.tsx';
import type { ConsentFootProps } from './consent-foot.tsx';
import { ModelRow } from './model-row.tsx';
import './model-list.css';

export interface ModelListProps {
  readonly models: readonly ModelLines[];
  readonly chosen: string | null;
  readonly consent: ConsentFootProps;
  readonly onChoose: (model: string) => void;
}

/** All models, one below the other, with how many of them say something. */
export const ModelList = ({ models, chosen, consent, onChoose }: ModelListProps) => (
  <section className="model-list" aria-label={t('risk.models')}>
    <PanelHead>
      {t('risk.models')} <small>{models.length > 0 && t('risk.counts', counts(models))}</small>
    </PanelHead>
    <ul>
      {models.map((model) => (
        <ModelRow
          key={model.card.id}
          model={model}
          isChosen={model.card.id === chosen}
          onChoose={() => onChoose(model.card.id)}
        />
      ))}
    </ul>
    <ConsentFoot {...consent} />
  </section>
);
