import type { Classification } from '../../../../models/genome/variants/acmg/classify.ts';
import type { ClassificationScheme } from '../../../../models/genome/variants/acmg/scheme.ts';
import type { VariantInterpretation } from '../../../../models/genome/variants/interpret/interpretation.ts';
import { StatusIcon } from '../../../ui/icon/status-icon.tsx';
import { Note } from '../../../ui/message/note.tsx';
import { actorText } from '../../../ui/text/actor.ts';
import { instantText } from '../../../ui/text/moment.ts';
import { messageText, t } from '../../../ui/text/t.ts';
import { classTones, classWord, ruleText } from './class-words.ts';
import './class-line.css';

export interface ClassLineProps {
  readonly made: Classification; // from the criteria that hold now
  readonly said: VariantInterpretation | null;
  readonly scheme: ClassificationScheme;
}

/** The class as it stands now, dashed until a person confirmed it, with the rule that made it; what was confirmed. */
export function ClassLine({ made, said, scheme }: ClassLineProps) {
  const confirmed = said?.confirmed ?? null;
  const holds = confirmed !== null && said?.stale === null;
  return (
    <>
      <div className="class-line" data-tone={holds ? classTones[made.class] : 'plain'} role="status">
        <StatusIcon status={holds ? 'accepted' : 'proposed'} />
        <div>
          <b>{classWord(made)}</b>
          <span>{ruleText(made)}</span>
          <small>
            {holds
              ? t('genome.confirmed-by', { by: actorText(confirmed.by), at: instantText(confirmed.at) })
              : t('genome.not-confirmed-class')}
          </small>
        </div>
      </div>
      {confirmed && said?.stale && (
        <Note status="warning">
          {t(`genome.stale-${said.stale}`, {
            class: classWord(confirmed.classification),
            by: actorText(confirmed.by),
            at: instantText(confirmed.at),
            scheme: confirmed.classification.scheme,
          })}
        </Note>
      )}
      {made.remarks.map(({ code, params }) => (
        <Note key={`${code} ${JSON.stringify(params)}`} status="note">
          {messageText(code, params)}
        </Note>
      ))}
      <p className="class-line-source">
        {t('genome.scheme-source', { version: scheme.version, source: scheme.source })}{' '}
        {!scheme.isConfirmed && <b>{t('genome.scheme-unconfirmed')}</b>}
      </p>
    </>
  );
}
