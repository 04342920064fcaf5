import type { Report } from '../../../models/report/report.ts';
import { personNameText } from '../../../models/dicom/person-name.ts';
import { momentText } from '../../ui/text/moment.ts';
import { t } from '../../ui/text/t.ts';
import type { KnownNumber } from '../facts/known-number.ts';
import { PaperSection } from './paper-section.tsx';
import './paper.css';

export interface PaperProps {
  readonly report: Report;
  readonly known: readonly KnownNumber[];
  readonly isReadOnly: boolean;
  readonly onSection: (section: string) => void;
  /** An author's own text; null: back to the composed one. */
  readonly onText: (section: string, text: string | null) => void;
  readonly onGoTo: (known: KnownNumber) => void;
}

/** The sheet: as it will be printed, its texts to be edited in place. White in both themes. */
export const Paper = ({ report, known, isReadOnly, onSection, onText, onGoTo }: PaperProps) => (
  <article className="paper" aria-label={t('report.paper')}>
    <header>
      <div>
        <h2>{report.title}</h2>
        <p>
          {whoText(report)}
          <br />
          {studyText(report)}
        </p>
      </div>
      <p className="paper-state" data-signed={report.signature !== null}>
        {report.signature ? t('report.paper.final') : t('report.paper.draft')}
        <br />
        {report.signature ? report.signature.by.name : t('report.paper.not-signed')}
      </p>
    </header>
    {report.notices.amendment && <p className="paper-warn">{report.notices.amendment}</p>}
    {report.isUnattended && <p className="paper-warn">{report.notices.unattended}</p>}
    {report.sections.map((section) => (
      <PaperSection
        key={section.id}
        section={section}
        known={known}
        images={report.images}
        isReadOnly={isReadOnly}
        onFocus={() => onSection(section.id)}
        onText={(text) => onText(section.id, text)}
        onGoTo={onGoTo}
      />
    ))}
    <footer>
      {report.product.name} {report.product.version} · {report.notices.notCleared}
    </footer>
  </article>
);

const whoText = ({ subject }: Report): string =>
  [
    personNameText(subject.name),
    subject.sex ? t(`report.sex.${subject.sex}`) : '',
    subject.birthDate ? t('app.born', { date: subject.birthDate }) : '',
    t('app.patient-id', { id: subject.patientId }),
  ]
    .filter(Boolean)
    .join(' · ');

const studyText = ({ study }: Report): string =>
  [
    t('report.paper.study', { at: momentText(study.date, study.time) }),
    study.accession ? t('report.paper.accession', { accession: study.accession }) : t('report.paper.no-accession'),
  ].join(' · ');
