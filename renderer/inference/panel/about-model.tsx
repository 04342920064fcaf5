import { isRuleCard } from '../../../models/inference/card/card.ts';
import type { ModelCard } from '../../../models/inference/card/card.ts';
import type { Candidate } from '../../../models/inference/choose.ts';
import { Refusal } from '../../ui/message/refusal.tsx';
import { t } from '../../ui/text/t.ts';

export interface AboutModelProps {
  readonly card: ModelCard;
  /** What the model's card says of the image in the active viewport. */
  readonly image: Candidate | undefined;
}

/** What the model is for, who it was shown to work on, what to beware of; and whether this image is one for it. */
export const AboutModel = ({ card, image }: AboutModelProps) => (
  <>
    <p>{card.warnings[0]}</p>
    <details>
      <summary>{t('inference.about')}</summary>
      <p>{card.intendedUse}</p>
      <p>{card.population}</p>
      <ul>
        {card.warnings.slice(1).map((warning) => (
          <li key={warning}>{warning}</li>
        ))}
      </ul>
      {isRuleCard(card) && (
        <>
          <p>{t('inference.sources')}</p>
          <ul>
            {card.sources.map(({ of, source, isConfirmed }) => (
              <li key={of}>
                {of}: {source}
                {!isConfirmed && ` (${t('inference.source-open')})`}
              </li>
            ))}
          </ul>
        </>
      )}
      <p>{card.attribution}</p>
    </details>
    {image && (
      <p className="run-panel-image">
        {t('inference.image')} <b>{image.description}</b>
      </p>
    )}
    {image &&
      !image.isFit &&
      image.reasons.map(({ code, params }) => <Refusal key={code} code={code} params={params} />)}
  </>
);
