import type { CriterionEntry } from '../../../../models/genome/variants/acmg/criterion.ts';
import type { PanelVariant } from '../../../../models/genome/variants/scan/panel-variant.ts';
import { Button } from '../../../ui/button/button.tsx';
import { StatusIcon } from '../../../ui/icon/status-icon.tsx';
import { actorText } from '../../../ui/text/actor.ts';
import { instantText } from '../../../ui/text/moment.ts';
import { t } from '../../../ui/text/t.ts';
import type { Asking } from './class-panel.tsx';
import { WhyForm } from './why-form.tsx';
import './criterion-list.css';

export interface CriterionListProps {
  readonly criteria: readonly CriterionEntry[];
  readonly proposed: PanelVariant['proposed'];
  readonly asking: Asking;
  readonly onAsk: (asking: Asking) => void;
  readonly onTakeBack: (code: string, why: string) => void;
}

/** The criteria that a person applied, then those that data propose: dashed, counted nowhere until one applies them. */
export function CriterionList({ criteria, proposed, asking, onAsk, onTakeBack }: CriterionListProps) {
  const open = proposed.filter(({ code }) => !criteria.some((each) => each.code === code));
  return (
    <ul className="criterion-list" aria-label={t('genome.criteria')}>
      {criteria.length === 0 && <li className="criterion-list-none">{t('genome.no-criterion-applied')}</li>}
      {criteria.map(({ code, strength, evidence, by, at }) => (
        <li key={code}>
          <StatusIcon status="accepted" label={t('genome.applied')} />
          <div>
            <b>
              {code} <small>{t(`genome.strength-${strength}`)}</small>
            </b>
            <p>{evidence}</p>
            <small>{t('genome.by-at', { by: actorText(by), at: instantText(at) })}</small>
            {asking?.kind === 'take-back' && asking.code === code && (
              <WhyForm
                label={t('genome.why-take-back', { code })}
                submit={t('genome.take-back')}
                onDone={(why) => onTakeBack(code, why)}
                onCancel={() => onAsk(null)}
              />
            )}
          </div>
          <span className="criterion-list-tools">
            <Button
              size="small"
              kind="quiet"
              aria-label={t('genome.change-of', { code })}
              onClick={() => onAsk({ kind: 'criterion', code, why: evidence })}
            >
              {t('genome.change-it')}
            </Button>
            <Button
              size="small"
              kind="quiet"
              aria-label={t('genome.take-back-of', { code })}
              onClick={() => onAsk({ kind: 'take-back', code })}
            >
              {t('genome.take-back')}
            </Button>
          </span>
        </li>
      ))}
      {open.map(({ code, strength, because, source }) => (
        <li key={code} data-proposed="true">
          <StatusIcon status="proposed" label={t('genome.proposed')} />
          <div>
            <b>
              {code} <small>{t(`genome.strength-${strength}`)}</small>
            </b>
            <p>{t('genome.proposed-because', { because })}</p>
            <small>{source}</small>
          </div>
          <span className="criterion-list-tools">
            <Button
              size="small"
              aria-label={t('genome.apply-of', { code })}
              onClick={() => onAsk({ kind: 'criterion', code, why: t('genome.proposed-because', { because }) })}
            >
              {t('genome.apply')}
            </Button>
          </span>
        </li>
      ))}
    </ul>
  );
}
