import type { InterpretationStep } from '../../../../models/genome/variants/interpret/interpretation.ts';
import { actorText } from '../../../ui/text/actor.ts';
import { instantText } from '../../../ui/text/moment.ts';
import { hasText, t } from '../../../ui/text/t.ts';
import './history-list.css';

/** Every step, newest first: who, when, what, why. An undo is a step of its own. */
export const HistoryList = ({ of: steps }: { readonly of: readonly InterpretationStep[] }) =>
  steps.length === 0 ? (
    <p className="history-list-none">{t('genome.no-history')}</p>
  ) : (
    <ol className="history-list" aria-label={t('genome.history')}>
      {steps.map((step, i) => (
        <li key={`${step.at} ${step.about} ${i}`}>
          <b>{whatText(step)}</b>
          {step.why !== '' && <p>{step.why}</p>}
          <small>{t('genome.by-at', { by: actorText(step.by), at: instantText(step.at) })}</small>
        </li>
      ))}
    </ol>
  );

const whatText = ({ kind, about, value, isUndo }: InterpretationStep): string => {
  const what = kind === 'glioma' ? t(`genome.glioma-${about}`) : about;
  const said = value === null ? t('genome.step-none') : valueText(kind, value);
  return t(isUndo ? 'genome.step-undone' : `genome.step-${kind}`, {
    what: what || t(`genome.kind-${kind}`),
    value: said,
  });
};

const valueText = (kind: InterpretationStep['kind'], value: string): string => {
  const key = { criterion: 'strength', class: 'class', glioma: 'glioma-is', scheme: 'scheme' }[kind as 'class'];
  return key !== undefined && hasText(`genome.${key}-${value}`) ? t(`genome.${key}-${value}`) : value;
};
