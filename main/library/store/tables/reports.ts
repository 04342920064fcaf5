import { isDeepStrictEqual } from 'node:util';
import { AppError } from '../../../../models/base/app-error.ts';
import type { Digest, ReportId, StudyUid, SubjectId } from '../../../../models/base/ids.ts';
import type { Edit } from '../../../../models/library/edits.ts';
import type { ReportChange } from '../../../../models/report/edits.ts';
import type { Database } from '../database.ts';
import { fromJson } from './columns.ts';
import { refreshWorklist } from './refresh-worklist.ts';

/** A report as the library keeps it. `texts`: section → the author's text; `body`: the frozen report once signed. */
export interface ReportRecord {
  readonly id: ReportId;
  readonly subject: SubjectId;
  readonly studyUid: StudyUid;
  readonly state: 'draft' | 'signed';
  readonly amends: ReportId | null;
  readonly signedAt: string | null;
  readonly digest: Digest | null;
  readonly texts: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** A file written for a signed report; its bytes are a blob. */
export interface ReportFile {
  readonly name: string; // report.pdf, seg.dcm …
  readonly digest: Digest;
  readonly bytes: number;
}

interface Columns extends Omit<ReportRecord, 'texts' | 'body'> {
  readonly texts: string;
  readonly body: string | null;
}

const recordOf = ({ texts, body, ...rest }: Columns): ReportRecord => ({
  ...rest,
  texts: fromJson(texts),
  body: body === null ? null : fromJson(body),
});
const columns =
  'SELECT id, subject, study_uid AS studyUid, state, amends, signed_at AS signedAt, digest, texts, body FROM report';

export const reportMethods = (db: Database) => ({
  report: (id: ReportId): ReportRecord | null => {
    const row = db.prepare<[string], Columns>(`${columns} WHERE id = ?`).get(id);
    return row ? recordOf(row) : null;
  },

  /** Newest first; a draft before what is signed. */
  reportsOfStudy: (study: StudyUid): ReportRecord[] =>
    db
      .prepare<[string], Columns>(`${columns} WHERE study_uid = ? ORDER BY state = 'draft' DESC, signed_at DESC`)
      .all(study)
      .map(recordOf),

  /** The Edit that began this draft as an amendment; null: it is none. */
  amendment: (report: ReportId): AmendEdit | null =>
    db
      .prepare<[], string>("SELECT body FROM journal WHERE kind = 'report.amend'")
      .pluck()
      .all()
      .map((body) => fromJson<{ edit: Edit }>(body).edit)
      .filter(isAmendEdit)
      .find(({ change }) => change.report === report) ?? null,

  /** An empty draft; nothing when the id is known already. */
  startReport: ({ id, subject, studyUid }: Pick<ReportRecord, 'id' | 'subject' | 'studyUid'>): void => {
    db.transaction(() => {
      insertDraft(db, { id, subject, studyUid, amends: null });
      refreshWorklist(db, studyUid);
    }).immediate();
  },

  /** What is about to be signed, and the files written for it. The Edit `report.sign` that follows makes it count. */
  freezeReport: ({ report, body, files }: { report: ReportId; body: unknown; files: readonly ReportFile[] }): void => {
    db.transaction(() => {
      const { changes } = db
        .prepare<[string, string]>("UPDATE report SET body = ? WHERE id = ? AND state = 'draft'")
        .run(JSON.stringify(body), report);
      if (changes !== 1) throw new AppError('report.not-a-draft');
      db.prepare<[string]>('DELETE FROM report_file WHERE report = ?').run(report);
      const insert = db.prepare('INSERT INTO report_file (report, name, digest, bytes) VALUES (?, ?, ?, ?)');
      for (const { name, digest, bytes } of files) insert.run(report, name, digest, bytes);
    }).immediate();
  },

  reportFiles: (report: ReportId): ReportFile[] =>
    db
      .prepare<[string], ReportFile>('SELECT name, digest, bytes FROM report_file WHERE report = ? ORDER BY name')
      .all(report),
});

/** @throws AppError `journal.conflict`, `report.not-a-draft` (signed, let go, or nothing frozen yet). */
export function applyReportChange(db: Database, { at, subject, studyUid }: Edit, change: ReportChange): void {
  if (studyUid === null) throw new AppError('journal.conflict', { kind: change.kind });
  const edit = { subject, studyUid };
  switch (change.kind) {
    case 'report.text':
      setText(db, { ...edit, change });
      break;
    case 'report.amend':
      insertDraft(db, { id: change.report, ...edit, amends: change.amends });
      break;
    case 'report.discard':
      discard(db, change);
      break;
    case 'report.restore':
      restore(db, { ...edit, change });
      break;
    case 'report.sign': {
      const sign = `UPDATE report SET state = 'signed', signed_at = ?, digest = ? WHERE id = ? AND state = 'draft' AND body IS NOT NULL`;
      if (db.prepare(sign).run(at, change.digest, change.report).changes !== 1)
        throw new AppError('report.not-a-draft');
    }
  }
  refreshWorklist(db, studyUid);
}

type Of<Kind extends ReportChange['kind']> = Extract<ReportChange, { kind: Kind }>;

/** Only a draft that amends a report, and only as it was seen. */
function discard(db: Database, { kind, report, amends, texts }: Of<'report.discard'>): void {
  const now = db
    .prepare<[string, string], string>("SELECT texts FROM report WHERE id = ? AND amends = ? AND state = 'draft'")
    .pluck()
    .get(report, amends);
  if (now === undefined || !isDeepStrictEqual(fromJson(now), texts)) throw new AppError('journal.conflict', { kind });
  db.prepare<[string]>('DELETE FROM report_file WHERE report = ?').run(report);
  db.prepare<[string]>('DELETE FROM report WHERE id = ?').run(report);
}

/** Comes back only while nobody began another draft. */
function restore(db: Database, { subject, studyUid, change }: OfStudy<'report.restore'>): void {
  const { kind, report: id, amends, texts } = change;
  const other = db
    .prepare<[string], number>("SELECT 1 FROM report WHERE study_uid = ? AND state = 'draft'")
    .pluck()
    .get(studyUid);
  if (other !== undefined) throw new AppError('journal.conflict', { kind });
  insertDraft(db, { id, subject, studyUid, amends });
  db.prepare<[string, string]>('UPDATE report SET texts = ? WHERE id = ?').run(JSON.stringify(texts), id);
}

/** An Edit that begins an amendment. */
export type AmendEdit = Edit & { readonly change: Extract<Edit['change'], { kind: 'report.amend' }> };
const isAmendEdit = (edit: Edit): edit is AmendEdit => edit.change.kind === 'report.amend';

interface OfStudy<Kind extends ReportChange['kind']> {
  readonly subject: SubjectId;
  readonly studyUid: StudyUid;
  readonly change: Of<Kind>;
}

/** The first text of a study begins its draft; after a report was signed only an amendment does. */
function setText(db: Database, { subject, studyUid, change }: OfStudy<'report.text'>): void {
  const first = db.prepare<[string], number>('SELECT 1 FROM report WHERE study_uid = ?').pluck().get(studyUid);
  if (first === undefined) insertDraft(db, { id: change.report, subject, studyUid, amends: null });
  const row = db
    .prepare<[string], { state: string; texts: string }>('SELECT state, texts FROM report WHERE id = ?')
    .get(change.report);
  if (row?.state !== 'draft') throw new AppError('report.not-a-draft');
  const { [change.section]: now = null, ...others } = fromJson<Record<string, string>>(row.texts);
  if (now !== change.before) throw new AppError('journal.conflict', { kind: change.kind });
  const texts = change.after === null ? others : { ...others, [change.section]: change.after };
  db.prepare<[string, string]>('UPDATE report SET texts = ?, body = NULL WHERE id = ?').run(
    JSON.stringify(texts),
    change.report,
  );
}

/** A draft that amends a report begins with its texts: what was signed is changed by hand, never lost. */
function insertDraft(
  db: Database,
  { id, subject, studyUid, amends }: Pick<ReportRecord, 'id' | 'subject' | 'studyUid' | 'amends'>,
): void {
  db.prepare(
    `INSERT INTO report (id, subject, study_uid, state, amends, texts)
     VALUES (@id, @subject, @studyUid, 'draft', @amends, coalesce((SELECT texts FROM report WHERE id = @amends), '{}'))
     ON CONFLICT DO NOTHING`,
  ).run({ id, subject, studyUid, amends });
}
