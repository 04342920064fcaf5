import type { BoxLabel } from '../../../../models/inference/card/flat-card.ts';
import { Button } from '../../../ui/button/button.tsx';
import { numberText } from '../../../ui/text/quantity.ts';
import { t } from '../../../ui/text/t.ts';

interface PointsProps {
  readonly label: BoxLabel;
  readonly shown: number;
  readonly onChoose: (threshold: number) => void;
}

/** The points of the card as buttons; of a card with a single one, the way back to it. */
export function Points({ label: { threshold, points }, shown, onChoose }: PointsProps) {
  if (points.length === 0)
    return (
      <Button size="small" disabled={threshold === shown} onClick={() => onChoose(threshold)}>
        {t('findings.threshold.card', { threshold: numberText(threshold, 2) })}
      </Button>
    );
  return (
    <>
      <div className="threshold-points" role="group" aria-label={t('findings.threshold.points')}>
        {points.map((point) => (
          <Button
            key={point.name}
            size="small"
            pressed={point.threshold === shown}
            title={point.rule}
            onClick={() => onChoose(point.threshold)}
          >
            {point.name} {numberText(point.threshold, 2)}
          </Button>
        ))}
      </div>
      <p>{t('findings.threshold.keys')}</p>
    </>
  );
}
