import { useState } from 'react';
import type { GliomaResult } from '../../../models/genome/variants/interpret/interpretation.ts';
import { Select } from '../../ui/form/select.tsx';
import { StatusIcon } from '../../ui/icon/status-icon.tsx';
import { actorText } from '../../ui/text/actor.ts';
import { instantText } from '../../ui/text/moment.ts';
import { t } from '../../ui/text/t.ts';
import { WhyForm } from '../variants/interpret/why-form.tsx';
import './glioma-row.css';

export interface GliomaRowProps {
  readonly field: string;
  readonly values: readonly string[];
  readonly entered: GliomaResult | null;
  readonly onEnter: (value: string | null, why: string) => void; // null: not tested
}

const untested = 'untested';

/** One result: not tested, or what was found and by which test. Not tested is never taken as negative. */
export function GliomaRow({ field, values, entered, onEnter }: GliomaRowProps) {
  const [chosen, setChosen] = useState<string | null>(null);
  const now = entered?.value ?? untested;
  const isAsking = chosen !== null && chosen !== now;
  return (
    <li className="glioma-row">
      <StatusIcon status={entered ? 'accepted' : 'waiting'} />
      <div>
        <b>{t(`genome.glioma-${field}`)}</b>
        {entered && <p>{entered.evidence}</p>}
        {entered && <small>{t('genome.by-at', { by: actorText(entered.by), at: instantText(entered.at) })}</small>}
        {isAsking && (
          <WhyForm
            label={t(chosen === untested ? 'genome.why-untested' : 'genome.which-test')}
            submit={t('genome.enter-result')}
            onDone={(why) => {
              setChosen(null);
              onEnter(chosen === untested ? null : chosen, why);
            }}
            onCancel={() => setChosen(null)}
          />
        )}
      </div>
      <Select
        label={t(`genome.glioma-${field}`)}
        hidesLabel
        small
        value={chosen ?? now}
        options={[untested, ...values].map((value) => ({ value, label: t(`genome.glioma-is-${value}`) }))}
        onChange={setChosen}
      />
    </li>
  );
}
