import { yearsBetween } from '../../../../models/base/dates.ts';
import type { SeriesRow } from '../../../../models/library/study.ts';
import type { WorklistRow } from '../../../../models/library/worklist.ts';
import { api } from '../../../app/api/api.ts';
import { useCall } from '../../../app/api/use-call.ts';
import { Button } from '../../../ui/button/button.tsx';
import { KeyValues } from '../../../ui/frame/key-values.tsx';
import { Panel } from '../../../ui/frame/panel.tsx';
import { personNameText } from '../../../../models/dicom/person-name.ts';
import { t } from '../../../ui/text/t.ts';
import { SeriesThumbnail } from './series-thumbnail.tsx';
import { geometryText } from './geometry-text.ts';
import './chosen-study.css';

const mostThumbnails = 8;

/** What is known of the chosen study before it is opened. */
export function ChosenStudy({ row, onOpen }: { readonly row: WorklistRow | null; readonly onOpen: () => void }) {
  const uid = row?.study.uid;
  const study = useCall(
    (signal) => (uid ? api.library.study({ studyUid: uid }, { signal }) : Promise.resolve(null)),
    `study ${uid}`,
  );
  const sets = useCall(
    (signal) => (uid ? api.imaging.displaySets({ studyUid: uid }, { signal }) : Promise.resolve([])),
    `sets ${uid}`,
  );
  if (!row)
    return (
      <Panel label={t('library.chosen')} title={t('library.chosen')}>
        <p className="chosen-study-none">{t('library.none-chosen')}</p>
      </Panel>
    );
  const details = study.status === 'done' && study.value?.study.uid === uid ? study.value : null;
  const isRead = sets.status === 'done' && sets.value.every((set) => set.studyUid === uid);
  return (
    <Panel label={t('library.chosen')} title={t('library.chosen')}>
      <div className="chosen-study">
        <p className="chosen-study-name">{personNameText(row.subject.name) || t('app.no-name')}</p>
        <p className="chosen-study-about">
          {aboutText(row)}
          <br />
          {t('library.patient-id', { id: row.subject.patientId || t('library.none') })}
        </p>
        <div className="chosen-study-series">
          {imagesFirst(details?.series ?? [])
            .slice(0, mostThumbnails)
            .map((series) => (
              <SeriesThumbnail key={series.uid} series={series} />
            ))}
        </div>
        <KeyValues
          of={[
            [t('library.received'), t('library.received-images', { n: row.imageCount, problems: row.problemCount })],
            [t('library.geometry'), isRead ? geometryText(sets.value) : '…'],
            [t('library.priors'), row.priorCount > 0 ? t('library.n', { n: row.priorCount }) : t('library.none')],
            [t('library.genome'), row.hasGenome ? t('library.genome.vcf') : t('library.none')],
          ]}
        />
        <Button kind="primary" wide onClick={onOpen}>
          {t('library.open')} <kbd>Enter</kbd>
        </Button>
      </div>
    </Panel>
  );
}

const derived = new Set(['SEG', 'SR', 'PR', 'KO', 'DOC', 'OT', 'RTSTRUCT']);

/** Pictures before what was made of them. */
const imagesFirst = (series: readonly SeriesRow[]): readonly SeriesRow[] => [
  ...series.filter(({ modality }) => !derived.has(modality)),
  ...series.filter(({ modality }) => derived.has(modality)),
];

const aboutText = ({ subject, study }: WorklistRow): string => {
  const { birthDate, sex } = subject;
  const age =
    birthDate && study.date && study.date >= birthDate
      ? t('library.age', { years: yearsBetween(birthDate, study.date) })
      : '';
  return [sex ?? '', birthDate ? t('library.born', { date: birthDate }) : '', age].filter(Boolean).join(' · ');
};
