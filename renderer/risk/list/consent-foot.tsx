import type { ConsentState } from '../../../models/base/consent.ts';
import type { Fact } from '../../../models/base/fact.ts';
import { Button } from '../../ui/button/button.tsx';
import { actorText } from '../../ui/text/actor.ts';
import { t } from '../../ui/text/t.ts';
import './consent-foot.css';

export interface ConsentFootProps {
  readonly state: ConsentState;
  readonly record: Fact | undefined; // what recorded it
  /** Records an answer in the name of who is signed in. */
  readonly onAnswer: (isGiven: boolean) => void;
}

/** Whether the patient wants to learn the APOE result, on whose word, and how to change it. */
export const ConsentFoot = ({ state, record, onAnswer }: ConsentFootProps) => (
  <footer className="consent-foot">
    <p>
      <b>{t('risk.consent-apoe')}</b>{' '}
      {t(`risk.consent-${state}`, { date: record?.at.slice(0, 10) ?? '', by: byText(record) })}
    </p>
    <div role="group" aria-label={t('risk.consent-apoe')}>
      {state !== 'given' && (
        <Button size="small" onClick={() => onAnswer(true)}>
          {t('risk.consent-give')}
        </Button>
      )}
      {state !== 'denied' && (
        <Button size="small" onClick={() => onAnswer(false)}>
          {t(state === 'given' ? 'risk.consent-withdraw' : 'risk.consent-deny')}
        </Button>
      )}
    </div>
  </footer>
);

const byText = (record: Fact | undefined): string => {
  if (record?.from.kind === 'typed') return actorText(record.from.by);
  return record?.from.kind === 'file' ? record.from.name : '';
};
