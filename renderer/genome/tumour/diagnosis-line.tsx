import type { GliomaDiagnosis } from '../../../models/genome/variants/glioma/classify-glioma.ts';
import type { GliomaCase } from '../../../models/genome/variants/interpret/interpretation.ts';
import { StatusIcon } from '../../ui/icon/status-icon.tsx';
import { Note } from '../../ui/message/note.tsx';
import { actorText } from '../../ui/text/actor.ts';
import { instantText } from '../../ui/text/moment.ts';
import { t } from '../../ui/text/t.ts';
import './diagnosis-line.css';

/** The diagnosis that the results make now, what it waits for, and what a person confirmed. */
export function DiagnosisLine({ made, of }: { readonly made: GliomaDiagnosis | null; readonly of: GliomaCase }) {
  const { confirmed, stale } = of;
  if (!made) return <p className="diagnosis-line-none">{t('genome.glioma-none')}</p>;
  const holds = confirmed !== null && stale === null;
  return (
    <>
      <div className="diagnosis-line" role="status">
        <StatusIcon status={holds ? 'accepted' : 'proposed'} />
        <div>
          <b>{made.name}</b>
          {made.grade !== null && <span>{t('genome.who-grade', { grade: made.grade })}</span>}
          <small>
            {holds
              ? t('genome.confirmed-by', { by: actorText(confirmed.by), at: instantText(confirmed.at) })
              : t('genome.not-confirmed-class')}
          </small>
        </div>
      </div>
      {made.needed.length > 0 && (
        <Note status="note">
          {t('genome.glioma-needed', {
            fields: made.needed.map((field) => t(`genome.glioma-${field}`)).join(', '),
          })}
        </Note>
      )}
      {confirmed && stale && (
        <Note status="warning">
          {t('genome.stale-findings', {
            class: confirmed.diagnosis.name,
            by: actorText(confirmed.by),
            at: instantText(confirmed.at),
          })}
        </Note>
      )}
      <Note status="warning">{t('genome.glioma-unconfirmed', { version: made.version })}</Note>
    </>
  );
}
