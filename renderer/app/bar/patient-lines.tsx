import { yearsBetween } from '../../../models/base/dates.ts';
import type { Study } from '../../../models/library/study.ts';
import type { Subject } from '../../../models/library/subject.ts';
import { personNameText } from '../../../models/dicom/person-name.ts';
import { t } from '../../ui/text/t.ts';
import './patient-lines.css';

export interface PatientLinesProps {
  readonly current: { readonly subject: Subject; readonly study: Study } | null;
}

/** Name, sex, birth date, age at the study; ID and study. The h1 of every page of a case. */
export function PatientLines({ current }: PatientLinesProps) {
  if (!current) return <div className="patient-lines" aria-label={t('app.patient')} />;
  const { subject, study } = current;
  const born = subject.birthDate;
  const about = [
    subject.sex ?? '',
    born ? t('app.born', { date: born }) : '',
    born && study.date && study.date >= born ? t('app.age', { years: yearsBetween(born, study.date) }) : '',
  ];
  const where = [
    t('app.patient-id', { id: subject.patientId || t('library.none') }),
    study.description,
    study.date ?? '',
  ];
  return (
    <div className="patient-lines" role="group" aria-label={t('app.patient')}>
      <h1>
        {personNameText(subject.name) || t('app.no-name')} <small>{about.filter(Boolean).join(' · ')}</small>
      </h1>
      <p>{where.filter(Boolean).join(' · ')}</p>
    </div>
  );
}
