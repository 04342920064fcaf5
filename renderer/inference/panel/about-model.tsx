import { isRuleCard } from '../../../models/inference/card/card.ts';
import type { ModelCard } from '../../../models/inference/card/card.ts';
import type { Candidate } from '../../../models/inference/choose.ts';
import { t } from '../../ui/text/t.ts';
import { Refusals } from './refusals.tsx';

export interface AboutModelProps {
  readonly card: ModelCard;
  /** What the model's card says of the image in the active viewport. */
  readonly image: Candidate | undefined;
  /** A run on it was refused: its own words say why, once. */
  readonly isRefused: boolean;
}

/** What the model is for, who it was shown to work on, what to beware of; and whether this image is one for it. */
export const AboutModel = ({ card, image, isRefused }: AboutModelProps) => (
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
        {t('inference.image')} <b>{image.description || t('inference.image-undescribed')}</b>
      </p>
    )}
    {image && !image.isFit && !isRefused && <Refusals of={image.reasons} />}
  </>
);
