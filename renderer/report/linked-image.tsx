import type { FindingId } from '../../models/base/ids.ts';
import { spokenDecision, spokenFinding } from '../../models/report/language/spoken.ts';
import type { Report } from '../../models/report/report.ts';
import { momentText } from '../ui/text/moment.ts';
import { personNameText } from '../../models/dicom/person-name.ts';
import { numberText } from '../ui/text/quantity.ts';
import { t } from '../ui/text/t.ts';
import { reportSpeaker } from './report-speaker.ts';
import './linked-image.css';

export interface LinkedImageProps {
  readonly report: Report;
  /** The finding of the chosen number; null: the first picture. */
  readonly focus: FindingId | null;
}

/** Beside the sheet in a wide window: the picture the chosen number was measured on. */
export function LinkedImage({ report, focus }: LinkedImageProps) {
  const image = report.images.find(({ finding }) => finding === focus) ?? report.images[0];
  const finding = report.findings.find(({ id }) => id === image?.finding);
  if (!image || !finding)
    return (
      <section className="linked-image" aria-label={t('report.image')}>
        <p className="linked-image-none">{t('report.image.none')}</p>
      </section>
    );
  const { subject, study } = report;
  const speaker = reportSpeaker(report.language);
  const name = spokenFinding(finding, speaker);
  return (
    <section className="linked-image" aria-label={t('report.image')}>
      <img
        src={`/report-images/${image.digest}`}
        alt={t('report.image.of', { name, image: image.image, of: image.of })}
      />
      <p data-at="top-left">
        <b>{name}</b>
        <br />
        {spokenDecision(finding, speaker)}
      </p>
      <p data-at="top-right">
        {[personNameText(subject.name), subject.birthDate].filter(Boolean).join(' · ')}
        <br />
        {momentText(study.date, study.time)}
      </p>
      <p data-at="bottom-left">
        {t('report.image.place')} <b>{image.image}</b>/{image.of}
      </p>
      <p data-at="bottom-right">
        W <b>{numberText(image.window.width)}</b> L <b>{numberText(image.window.center)}</b>
      </p>
      <b data-at="mid-right">{image.edges.right}</b>
      <b data-at="mid-bottom">{image.edges.bottom}</b>
    </section>
  );
}
