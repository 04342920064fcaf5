import { localDateOf } from '../../../../models/base/dates.ts';
import type { InstanceId } from '../../../../models/base/ids.ts';
import { modalityOrder } from '../../../../models/dicom/modality-order.ts';
import type { Database } from '../database.ts';

interface Base {
  readonly subject: string;
  readonly name: string;
  readonly patient_id: string;
  readonly birth_date: string | null;
  readonly date: string | null;
  readonly time: string | null;
  readonly description: string;
  readonly accession: string;
  readonly referrer: string;
  readonly opened_at: string | null;
}
interface SeriesLine {
  readonly uid: string;
  readonly modality: string;
  readonly description: string;
  readonly body_part: string | null;
  readonly images: number;
}

/** Makes the worklist's row of one study anew from what it is derived of. A study without any file has no row. */
export function refreshWorklist(db: Database, studyUid: string): void {
  const base = db.prepare<[string], Base>(baseOf).get(studyUid);
  if (!base) return void db.prepare<[string]>('DELETE FROM worklist WHERE study_uid = ?').run(studyUid);
  const series = db.prepare<[string], SeriesLine>(seriesOf).all(studyUid);
  const modalities = modalityOrder(series.map((line) => line.modality)).join(' ');
  const report = db.prepare<[string], { state: string; signed_at: string | null }>(reportOf).get(studyUid);
  db.prepare(upsert).run({
    ...base,
    study_uid: studyUid,
    modalities,
    body_part: series.find((line) => line.body_part)?.body_part ?? null,
    series_count: series.length,
    image_count: series.reduce((sum, line) => sum + line.images, 0),
    problem_count: db.prepare<[string], number>(problemsOf).pluck().get(studyUid) ?? 0,
    ...findingCounts(db, studyUid),
    report: report?.state ?? 'none',
    signed_on: report?.signed_at ? localDateOf(new Date(report.signed_at)) : null, // the day of whoever signed
    is_unread: base.opened_at === null ? 1 : 0,
    thumbnail: thumbnailOf(db, series.toSorted((a, b) => b.images - a.images)[0]),
    words: wordsOf(base, series, modalities),
  });
}

/** Makes every row anew: after a migration. */
export function rebuildWorklist(db: Database): void {
  db.transaction(() => {
    db.exec('DELETE FROM worklist');
    for (const uid of db.prepare<[], string>('SELECT uid FROM study').pluck().all()) refreshWorklist(db, uid);
  }).immediate();
}

function wordsOf(base: Base, series: readonly SeriesLine[], modalities: string): string {
  const said = new Set<string | null>([
    base.name,
    base.patient_id,
    base.birth_date,
    base.date,
    base.description,
    base.accession,
    base.referrer,
    modalities,
    ...series.slice(0, 200).flatMap((line) => [line.description, line.body_part]),
  ]);
  return [...said].filter((word) => word).join(' · ');
}

function findingCounts(db: Database, studyUid: string): { open_findings: number; accepted_findings: number } {
  const rows = db.prepare<[string], { status: string; n: number }>(findingsOf).all(studyUid);
  const count = (status: string) => rows.find((row) => row.status === status)?.n ?? 0;
  return { open_findings: count('proposed'), accepted_findings: count('accepted') };
}

/** The image in the middle of a series: it shows most. */
export function thumbnailOf(
  db: Database,
  series: { readonly uid: string; readonly images: number } | undefined,
): InstanceId | null {
  if (!series || series.images === 0) return null;
  return (
    db
      .prepare<[string, number], InstanceId>(middleOf)
      .pluck()
      .get(series.uid, Math.floor(series.images / 2)) ?? null
  );
}

const baseOf = `
SELECT study.subject, subject.name, subject.patient_id, subject.birth_date, study.date, study.time, study.description,
  study.accession, study.referrer, study.opened_at
FROM study JOIN subject ON subject.id = study.subject
WHERE study.uid = ? AND EXISTS (SELECT 1 FROM instance WHERE study_uid = study.uid)`;

const seriesOf = `
SELECT series.uid, modality, description, body_part,
  (SELECT count(*) FROM instance WHERE series_uid = series.uid AND is_image = 1 AND is_quarantined = 0) AS images
FROM series WHERE study_uid = ? ORDER BY number, uid`;

const problemsOf = `
SELECT count(*) FROM instance WHERE study_uid = ? AND (problem IS NOT NULL OR is_quarantined = 1 OR is_flagged = 1)`;

const findingsOf = 'SELECT status, count(*) AS n FROM finding WHERE study_uid = ? GROUP BY status';

// A draft that amends a signed report is what is being worked on: it comes first.
const reportOf = `SELECT state, signed_at FROM report WHERE study_uid = ? ORDER BY state = 'draft' DESC, signed_at DESC LIMIT 1`;

// Films (transfer syntaxes 1.2.840.10008.1.2.4.100 to 108) are played, no picture is made of them.
const middleOf = `
SELECT id FROM instance WHERE series_uid = ? AND is_image = 1 AND is_quarantined = 0
  AND transfer_syntax_uid NOT LIKE '1.2.840.10008.1.2.4.10_%' ORDER BY number LIMIT 1 OFFSET ?`;

const upsert = `
INSERT INTO worklist (study_uid, subject, patient_name, patient_id, birth_date, date, time, modalities, body_part, description,
  series_count, image_count, problem_count, open_findings, accepted_findings, report, signed_on, is_unread, thumbnail, words)
VALUES (@study_uid, @subject, @name, @patient_id, @birth_date, @date, @time, @modalities, @body_part, @description,
  @series_count, @image_count, @problem_count, @open_findings, @accepted_findings, @report, @signed_on, @is_unread, @thumbnail, @words)
ON CONFLICT (study_uid) DO UPDATE SET subject = excluded.subject, patient_name = excluded.patient_name,
  patient_id = excluded.patient_id, birth_date = excluded.birth_date, date = excluded.date, time = excluded.time,
  modalities = excluded.modalities, body_part = excluded.body_part, description = excluded.description,
  series_count = excluded.series_count, image_count = excluded.image_count, problem_count = excluded.problem_count,
  open_findings = excluded.open_findings, accepted_findings = excluded.accepted_findings, report = excluded.report,
  signed_on = excluded.signed_on, is_unread = excluded.is_unread, thumbnail = excluded.thumbnail, words = excluded.words`;
