import { useState } from 'react';
import type { EvidenceAnswer } from '../../../../models/genome/variants/evidence/evidence-answer.ts';
import type { Tier } from '../../../../models/genome/variants/evidence/suggest-tier.ts';
import type { InterpretationChange } from '../../../../models/genome/variants/interpret/interpretation-change.ts';
import type { VariantInterpretation } from '../../../../models/genome/variants/interpret/interpretation.ts';
import type { VariantRef } from '../../../../models/genome/variants/interpret/variant-ref.ts';
import { useCall } from '../../../app/api/use-call.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Field } from '../../../ui/form/field.tsx';
import { Select } from '../../../ui/form/select.tsx';
import { StatusIcon } from '../../../ui/icon/status-icon.tsx';
import { Refusal } from '../../../ui/message/refusal.tsx';
import { actorText } from '../../../ui/text/actor.ts';
import { instantText } from '../../../ui/text/moment.ts';
import { t } from '../../../ui/text/t.ts';
import { RankedList } from './ranked-list.tsx';
import { WhyForm } from './why-form.tsx';
import './tier-panel.css';

/** Asks what is known of a variant in a disease; null: no evidence is installed. */
export type AskEvidence = (
  asked: { readonly variant: VariantRef; readonly disease: string },
  signal: AbortSignal,
) => Promise<EvidenceAnswer | null>;

export interface TierPanelProps {
  readonly variant: VariantRef;
  readonly said: VariantInterpretation | null;
  readonly onEvidence: AskEvidence;
  readonly onSay: (change: InterpretationChange) => void;
}

const tiers: readonly Tier[] = [
  { tier: 'I', level: 'A' },
  { tier: 'I', level: 'B' },
  { tier: 'II', level: 'C' },
  { tier: 'II', level: 'D' },
  { tier: 'III', level: null },
  { tier: 'IV', level: null },
];
const nameOf = ({ tier, level }: Tier): string => (level === null ? tier : `${tier}-${level}`);

/** A variant's tier in a tumour by AMP/ASCO/CAP: by hand, with evidence; what tables say beside it only suggests. */
export function TierPanel({ variant, said, onEvidence, onSay }: TierPanelProps) {
  const given = said?.tier ?? null;
  const [asking, setAsking] = useState<'tier' | 'withdraw' | null>(null);
  const [disease, setDisease] = useState(given?.disease ?? '');
  const [tier, setTier] = useState(given ? nameOf(given.tier) : 'III');
  const answer = useCall((signal) => onEvidence({ variant, disease }, signal), `${JSON.stringify(variant)} ${disease}`);
  const say = (chosen: Tier | null, why: string): void => {
    setAsking(null);
    onSay({ kind: 'tier', variant, tier: chosen, disease, why });
  };
  const chosen = tiers.find((each) => nameOf(each) === tier) ?? null;
  return (
    <div className="tier-panel">
      <div className="tier-panel-given" role="status">
        <StatusIcon status={given ? 'accepted' : 'proposed'} />
        <div>
          <b>{given ? t('genome.tier-is', { tier: nameOf(given.tier) }) : t('genome.no-tier')}</b>
          {given && <p>{t('genome.tier-in', { disease: given.disease || '—', evidence: given.evidence })}</p>}
          {given && <small>{t('genome.by-at', { by: actorText(given.by), at: instantText(given.at) })}</small>}
        </div>
      </div>
      <Field
        label={t('genome.disease')}
        list="tier-diseases"
        hint={t('genome.disease-hint')}
        value={disease}
        onChange={({ currentTarget }) => setDisease(currentTarget.value)}
      />
      <datalist id="tier-diseases">
        {answer.status === 'done' &&
          answer.value?.diseases.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
      </datalist>
      {asking === null && (
        <div className="tier-panel-steps">
          <Button size="small" kind="primary" onClick={() => setAsking('tier')}>
            {t('genome.set-tier')}
          </Button>
          {given && (
            <Button size="small" onClick={() => setAsking('withdraw')}>
              {t('genome.withdraw-tier')}
            </Button>
          )}
        </div>
      )}
      {asking === 'tier' && (
        <WhyForm
          label={t('genome.evidence')}
          submit={t('genome.set-tier-to', { tier })}
          disabled={chosen === null}
          onDone={(why) => say(chosen, why)}
          onCancel={() => setAsking(null)}
        >
          <Select
            label={t('genome.tier')}
            small
            value={tier}
            options={tiers.map((each) => ({
              value: nameOf(each),
              label: `${nameOf(each)} · ${t(`genome.tier-${nameOf(each)}`)}`,
            }))}
            onChange={setTier}
          />
        </WhyForm>
      )}
      {asking === 'withdraw' && (
        <WhyForm
          label={t('genome.why-withdraw')}
          submit={t('genome.withdraw-tier')}
          onDone={(why) => say(null, why)}
          onCancel={() => setAsking(null)}
        />
      )}
      {answer.status === 'failed' && <Refusal code={answer.error.code} params={answer.error.params} />}
      {answer.status === 'done' && answer.value && (
        <>
          {answer.value.ranked.length > 0 && (
            <p className="tier-panel-hint">
              {t('genome.tier-suggested', {
                tier: nameOf(answer.value.suggested),
                source: answer.value.source,
                version: answer.value.version,
              })}
            </p>
          )}
          <RankedList of={answer.value} />
        </>
      )}
      {answer.status === 'done' && !answer.value && <p className="tier-panel-hint">{t('genome.no-evidence')}</p>}
    </div>
  );
}
