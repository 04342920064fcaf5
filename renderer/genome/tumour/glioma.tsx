import { useState } from 'react';
import { classifyGlioma, gliomaTable } from '../../../models/genome/variants/glioma/classify-glioma.ts';
import type { InterpretationChange } from '../../../models/genome/variants/interpret/interpretation-change.ts';
import type { GliomaCase } from '../../../models/genome/variants/interpret/interpretation.ts';
import { Button } from '../../ui/button/button.tsx';
import { PanelHead } from '../../ui/frame/panel.tsx';
import { HistoryList } from '../variants/interpret/history-list.tsx';
import { WhyForm } from '../variants/interpret/why-form.tsx';
import { DiagnosisLine } from './diagnosis-line.tsx';
import { GliomaRow } from './glioma-row.tsx';
import './glioma.css';

import { t } from '../../ui/text/t.ts';

export interface GliomaProps {
  readonly of: GliomaCase;
  readonly onSay: (change: InterpretationChange) => void;
}

/** Results that an adult diffuse glioma is classified by, as a person enters them, and the integrated diagnosis they make. */
export function Glioma({ of, onSay }: GliomaProps) {
  const [asking, setAsking] = useState<'confirm' | 'withdraw' | null>(null);
  const findings = Object.fromEntries(of.results.map(({ field, value }) => [field, value]));
  const say = (isConfirmed: boolean, why: string): void => {
    setAsking(null);
    onSay({ kind: 'diagnosis', isConfirmed, why });
  };
  return (
    <section className="glioma" aria-label={t('genome.tab-tumour')}>
      <div className="glioma-results">
        <PanelHead>
          {t('genome.glioma-results')}{' '}
          <small>{t('genome.glioma-entered', { n: of.results.length, all: gliomaTable.fields.length })}</small>
        </PanelHead>
        <ul>
          {gliomaTable.fields.map(({ id, values }) => (
            <GliomaRow
              key={id}
              field={id}
              values={values}
              entered={of.results.find(({ field }) => field === id) ?? null}
              onEnter={(value, why) => onSay({ kind: 'glioma', field: id, value, why })}
            />
          ))}
        </ul>
      </div>
      <div className="glioma-diagnosis">
        <PanelHead>{t('genome.integrated')}</PanelHead>
        <div className="glioma-in">
          <DiagnosisLine made={of.results.length === 0 ? null : classifyGlioma(findings)} of={of} />
          {asking ? (
            <WhyForm
              label={t(asking === 'confirm' ? 'genome.why-confirm' : 'genome.why-withdraw')}
              submit={t(asking === 'confirm' ? 'genome.confirm-diagnosis' : 'genome.withdraw-class')}
              onDone={(why) => say(asking === 'confirm', why)}
              onCancel={() => setAsking(null)}
            />
          ) : (
            <div className="glioma-steps">
              {of.results.length > 0 && (!of.confirmed || of.stale !== null) && (
                <Button size="small" kind="primary" onClick={() => setAsking('confirm')}>
                  {t('genome.confirm-diagnosis')}
                </Button>
              )}
              {of.confirmed && (
                <Button size="small" onClick={() => setAsking('withdraw')}>
                  {t('genome.withdraw-class')}
                </Button>
              )}
            </div>
          )}
          <HistoryList of={of.history} />
        </div>
      </div>
    </section>
  );
}
