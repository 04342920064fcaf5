import { RiskGauge } from '../../ui/chart/risk-gauge.tsx';
import { Refusal } from '../../ui/message/refusal.tsx';
import { Tag } from '../../ui/button/tag.tsx';
import { TriangleAlert } from 'lucide-react';
import { messageText, t } from '../../ui/text/t.ts';
import type { ModelLines } from '../by-model.ts';
import { intervalText, ticksOf, unitOf, valueText } from '../result-text.ts';
import { InputsTable } from './inputs/inputs-table.tsx';
import type { InputsTableProps } from './inputs/inputs-table.tsx';
import { NormLine } from './norm-line.tsx';
import { OutcomesTable } from './outcomes-table.tsx';
import './model-detail.css';

export type ModelDetailProps = { readonly model: ModelLines } & Pick<InputsTableProps, 'onSave' | 'onOpen'>;

/** One model: its number on its axis or its reason, every outcome, every input with range and origin, its source. */
export function ModelDetail({ model: { card, lines, main }, onSave, onOpen }: ModelDetailProps) {
  const shown = main.notes.filter(({ code }) => code !== 'risk.no-interval');
  return (
    <section className="model-detail" aria-label={card.title}>
      <div className="model-detail-in">
        <h1>
          {card.title}{' '}
          {!main.isConfirmed && (
            <Tag tone="warn" icon={TriangleAlert}>
              {t('risk.not-confirmed')}
            </Tag>
          )}
        </h1>
        <p className="model-detail-lead">{[main.outcome, main.population].join(' · ')}</p>
        <Result line={main} />
        {card.id === 'hippocampal-volume' && <NormLine norm={main.norm} unit={card.outcomes[0]?.unit ?? ''} />}
        {lines.length > 1 && <OutcomesTable lines={lines} />}
        {main.inputs.length > 0 && <InputsTable line={main} onSave={onSave} onOpen={onOpen} />}
        <footer className="model-detail-foot">
          {shown.map(({ code, params }) => (
            <p key={code + JSON.stringify(params)}>{messageText(code, params)}</p>
          ))}
          <p>{main.citation}</p>
          <p>{t('risk.support')}</p>
        </footer>
      </div>
    </section>
  );
}

function Result({ line }: { readonly line: ModelLines['main'] }) {
  const { result, scale, horizonYears } = line;
  if (result.kind === 'refused') return <Refusal code={result.code} params={result.params} />;
  const { value, unit } = result.quantity;
  return (
    <div className="model-detail-number">
      <div>
        <span className="model-detail-value">{valueText(value, unit)}</span>
        <span className="model-detail-unit">{unitOf(unit)}</span>
        <p>{horizonYears === null ? line.outcome : t('risk.within', { years: horizonYears })}</p>
      </div>
      <div>
        {scale && (
          <RiskGauge
            value={value}
            interval={result.interval && [result.interval.low, result.interval.high]}
            axis={[scale.low, scale.high]}
            ticks={ticksOf(scale)}
            isLog={scale.isLog}
          />
        )}
        <p>{intervalText(line)}</p>
      </div>
    </div>
  );
}
