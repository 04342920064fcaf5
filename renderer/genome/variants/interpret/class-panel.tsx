import { useState } from 'react';
import { classify } from '../../../../models/genome/variants/acmg/classify.ts';
import type { ClassificationScheme } from '../../../../models/genome/variants/acmg/scheme.ts';
import type { InterpretationChange } from '../../../../models/genome/variants/interpret/interpretation-change.ts';
import type { VariantInterpretation } from '../../../../models/genome/variants/interpret/interpretation.ts';
import type { VariantRef } from '../../../../models/genome/variants/interpret/variant-ref.ts';
import type { PanelVariant } from '../../../../models/genome/variants/scan/panel-variant.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Select } from '../../../ui/form/select.tsx';
import { t } from '../../../ui/text/t.ts';
import { ClassLine } from './class-line.tsx';
import { CriterionForm } from './criterion-form.tsx';
import { CriterionList } from './criterion-list.tsx';
import { WhyForm } from './why-form.tsx';
import './class-panel.css';

export interface ClassPanelProps {
  readonly of: PanelVariant;
  readonly variant: VariantRef;
  readonly said: VariantInterpretation | null;
  readonly schemes: readonly ClassificationScheme[];
  readonly scheme: string;
  readonly onSay: (change: InterpretationChange) => void;
}

/** What is asked for in words just now; one thing at a time. */
export type Asking =
  | { readonly kind: 'criterion'; readonly code: string; readonly why: string }
  | { readonly kind: 'take-back'; readonly code: string }
  | { readonly kind: 'confirm' | 'withdraw' }
  | { readonly kind: 'scheme'; readonly scheme: string }
  | null;

/** A variant's classification: the class that the applied criteria make now and by what, and everything it rests on. */
export function ClassPanel({ of, variant, said, schemes, scheme, onSay }: ClassPanelProps) {
  const [asking, setAsking] = useState<Asking>(null);
  const current = schemes.find(({ id }) => id === scheme);
  if (!current) return null;
  const criteria = said?.criteria ?? [];
  const say = (change: InterpretationChange): void => {
    setAsking(null);
    onSay(change);
  };
  const stop = (): void => setAsking(null);
  return (
    <div className="class-panel">
      <Select
        label={t('genome.scheme')}
        small
        value={asking?.kind === 'scheme' ? asking.scheme : scheme}
        options={schemes.map(({ id }) => ({ value: id, label: t(`genome.scheme-${id}`) }))}
        onChange={(chosen) => setAsking(chosen === scheme ? null : { kind: 'scheme', scheme: chosen })}
      />
      {asking?.kind === 'scheme' && (
        <WhyForm
          label={t('genome.why-scheme')}
          submit={t('genome.change-scheme')}
          onDone={(why) => say({ kind: 'scheme', scheme: asking.scheme, why })}
          onCancel={stop}
        />
      )}
      <ClassLine made={classify(criteria, current)} said={said} scheme={current} />
      {asking?.kind === 'confirm' || asking?.kind === 'withdraw' ? (
        <WhyForm
          label={t(asking.kind === 'confirm' ? 'genome.why-confirm' : 'genome.why-withdraw')}
          submit={t(asking.kind === 'confirm' ? 'genome.confirm-class' : 'genome.withdraw-class')}
          onDone={(why) => say({ kind: 'class', variant, isConfirmed: asking.kind === 'confirm', why })}
          onCancel={stop}
        />
      ) : (
        <div className="class-panel-steps">
          {(!said?.confirmed || said.stale !== null) && (
            <Button size="small" kind="primary" onClick={() => setAsking({ kind: 'confirm' })}>
              {t('genome.confirm-class')}
            </Button>
          )}
          {said?.confirmed && (
            <Button size="small" onClick={() => setAsking({ kind: 'withdraw' })}>
              {t('genome.withdraw-class')}
            </Button>
          )}
        </div>
      )}
      <CriterionList
        criteria={criteria}
        proposed={of.proposed}
        asking={asking}
        onAsk={setAsking}
        onTakeBack={(code, why) => say({ kind: 'criterion', variant, code, strength: null, why })}
      />
      {asking?.kind === 'criterion' ? (
        <CriterionForm
          key={asking.code}
          first={asking}
          scheme={current}
          onDone={(code, strength, why) => say({ kind: 'criterion', variant, code, strength, why })}
          onCancel={stop}
        />
      ) : (
        <Button size="small" onClick={() => setAsking({ kind: 'criterion', code: 'PS3', why: '' })}>
          {t('genome.add-criterion')}
        </Button>
      )}
    </div>
  );
}
