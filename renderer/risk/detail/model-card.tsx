import { shortDigest } from '../../../models/report/language/spoken.ts';
import type { RiskCard } from '../../../models/risk/risk-card.ts';
import type { RiskLine } from '../../../models/risk/risk-line.ts';
import { Tag } from '../../ui/button/tag.tsx';
import { KeyValues } from '../../ui/frame/key-values.tsx';
import { PanelHead } from '../../ui/frame/panel.tsx';
import { t } from '../../ui/text/t.ts';
import './model-card.css';

/** The card of a model, beside its result in a wide window: for whom it was made, what it is checked against. */
export const ModelCard = ({ card, line }: { readonly card: RiskCard; readonly line: RiskLine }) => (
  <aside className="model-card" aria-label={t('risk.card-of', { title: card.title })}>
    <PanelHead tools={<Tag>{card.version}</Tag>}>{t('risk.card')}</PanelHead>
    <KeyValues
      of={[
        [
          t('risk.card-for'),
          card.outcomes
            .filter(({ isConfirmed }) => isConfirmed === line.isConfirmed)
            .map(({ population }) => population)
            .filter((one, i, all) => all.indexOf(one) === i)
            .join('; '),
        ],
        [t('risk.card-horizon'), line.horizonYears === null ? null : t('risk.within', { years: line.horizonYears })],
        [t('risk.card-outside'), t('risk.card-outside-text')],
        [t('risk.card-consent'), card.consent === null ? null : t('risk.card-consent-apoe')],
        [t('risk.card-state'), t(line.isConfirmed ? 'risk.confirmed' : 'risk.not-confirmed')],
        [t('risk.card-source'), card.source],
        [t('risk.card-licence'), card.licence],
        [t('risk.card-digest'), shortDigest(line.by.digest)],
      ]}
    />
  </aside>
);
