import { yearsBetween } from '../../../base/dates.ts';
import type { Speaker } from '../../language/speaker.ts';
import type { ReportCase } from '../../report-case.ts';
import { personNameText } from '../../../dicom/person-name.ts';
import type { SectionWriter } from '../section-writer.ts';

/** Who was examined, and when. What is not known is said to be not given, never left out. */
export const patient: SectionWriter = {
  id: 'patient',
  write: (given, speaker) => ({
    text: '',
    blocks: [
      {
        kind: 'table',
        caption: '', // the section's title says it
        columns: [
          { title: speaker.say('report.patient.item'), isNumber: false },
          { title: speaker.say('report.patient.value'), isNumber: false },
        ],
        rows: rowsOf(given, speaker),
      },
    ],
  }),
};

function rowsOf({ subject, study }: ReportCase, speaker: Speaker): string[][] {
  const { birthDate, sex } = subject;
  const orNotGiven = (value: string | null): string => value || speaker.say('report.not-given');
  const { date } = study;
  const age = birthDate !== null && date !== null && date >= birthDate ? yearsBetween(birthDate, date) : null;
  const rows: readonly (readonly [string, string | null])[] = [
    ['name', personNameText(subject.name)],
    ['id', subject.patientId],
    ['birth-date', birthDate],
    ['age', age === null ? null : speaker.quantity({ value: age, unit: 'a' })],
    ['sex', sex && speaker.say(`report.sex.${sex}`)],
    ['study', [date, study.time?.slice(0, 5)].filter((part) => part).join(' ')],
    ['description', study.description],
    ['accession', study.accession],
    ['referrer', personNameText(study.referrer)],
  ];
  return rows.map(([item, value]) => [speaker.say(`report.patient.${item}`), orNotGiven(value)]);
}
