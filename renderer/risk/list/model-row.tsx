import { Ban, EyeOff } from 'lucide-react';
import { Button } from '../../ui/button/button.tsx';
import { RiskGauge } from '../../ui/chart/risk-gauge.tsx';
import { Icon } from '../../ui/icon/icon.tsx';
import { t } from '../../ui/text/t.ts';
import { isHidden } from '../by-model.ts';
import type { ModelLines } from '../by-model.ts';
import { reasonText, ticksOf, unitOf, valueText } from '../result-text.ts';
import './model-row.css';

export interface ModelRowProps {
  readonly model: ModelLines;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

/** One model of the list: its number on its axis, or the reason instead. */
export function ModelRow({ model: { card, main }, isChosen, onChoose }: ModelRowProps) {
  const { result, scale } = main;
  return (
    <li className="model-row" aria-current={isChosen}>
      <div className="model-row-line">
        <button type="button" className="model-row-name" onClick={onChoose}>
          <b>{card.title}</b> <span>{main.outcome}</span>
        </button>
        {result.kind === 'value' && (
          <span className="model-row-value">
            {valueText(result.quantity.value, result.quantity.unit)} <small>{unitOf(result.quantity.unit)}</small>
          </span>
        )}
        {result.kind === 'refused' && !isHidden(main) && <span className="model-row-none">{t('risk.no-number')}</span>}
        {isHidden(main) && (
          <Button size="small" icon={EyeOff} onClick={onChoose}>
            {t('risk.show')}
          </Button>
        )}
      </div>
      {result.kind === 'value' && scale && (
        <RiskGauge
          value={result.quantity.value}
          interval={result.interval && [result.interval.low, result.interval.high]}
          axis={[scale.low, scale.high]}
          ticks={ticksOf(scale)}
          isLog={scale.isLog}
        />
      )}
      {result.kind === 'refused' && (
        <p className="model-row-reason">
          {!isHidden(main) && <Icon of={Ban} size={14} />}
          <span>{reasonText(main)}</span>
        </p>
      )}
      {result.kind === 'value' && !scale && <p className="model-row-reason">{main.population}</p>}
    </li>
  );
}
