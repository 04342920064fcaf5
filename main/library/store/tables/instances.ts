import type { InstanceId, JobId, SeriesUid, StudyUid } from '../../../../models/base/ids.ts';
import type { InstanceProblem } from '../../../../models/library/study.ts';
import type { Database } from '../database.ts';
import type { ImportBatch, ImportedRow, InstanceRecord } from '../received.ts';
import { fromJson } from './columns.ts';
import { putReceived, rowColumns, rowOf } from './put-received.ts';
import type { RowColumns } from './put-received.ts';
import { refreshWorklist } from './refresh-worklist.ts';

interface Columns extends Omit<
  InstanceRecord,
  'header' | 'problem' | 'identity' | 'isImage' | 'isFlagged' | 'isQuarantined'
> {
  readonly header: string;
  readonly problem: string | null;
  readonly identity: string;
  readonly isImage: number;
  readonly isFlagged: number;
  readonly isQuarantined: number;
}

const recordOf = ({
  header,
  problem,
  identity,
  isImage,
  isFlagged,
  isQuarantined,
  ...rest
}: Columns): InstanceRecord => ({
  ...rest,
  header: fromJson(header),
  problem: problem === null ? null : fromJson(problem),
  identity: fromJson(identity),
  isImage: isImage === 1,
  isFlagged: isFlagged === 1,
  isQuarantined: isQuarantined === 1,
});

/** Received instances and the files of each import. */
export const instanceMethods = (db: Database) => ({
  putReceived: (batch: ImportBatch): ImportedRow[] => putReceived(db, batch),

  instance: (id: InstanceId): InstanceRecord | null => {
    const row = db.prepare<[string], Columns>(`${columns} WHERE instance.id = ?`).get(id);
    return row ? recordOf(row) : null;
  },

  /** Quarantined ones are left out: they are never shown. In order of their number; geometry sorts them for good. */
  instancesOfSeries: (uid: SeriesUid): InstanceRecord[] =>
    db
      .prepare<[string], Columns>(`${columns} WHERE series_uid = ? AND is_quarantined = 0 ORDER BY number`)
      .all(uid)
      .map(recordOf),

  instancesOfStudy: (uid: StudyUid): InstanceRecord[] =>
    db
      .prepare<[string], Columns>(`${columns} WHERE study_uid = ? AND is_quarantined = 0 ORDER BY series_uid, number`)
      .all(uid)
      .map(recordOf),

  /** All that carry one SOP Instance UID: more than one when two files clash. */
  instancesOfSop: (sopUid: string): InstanceRecord[] =>
    db.prepare<[string], Columns>(`${columns} WHERE sop_uid = ?`).all(sopUid).map(recordOf),

  /** Which of these SOP Instance UIDs are here and shown. */
  knownSops: (sopUids: readonly string[]): string[] =>
    db
      .prepare<[string], { uid: string }>(
        `SELECT value AS uid FROM json_each(?)
         WHERE EXISTS (SELECT 1 FROM instance WHERE sop_uid = value AND is_quarantined = 0)`,
      )
      .all(JSON.stringify(sopUids))
      .map(({ uid }) => uid),

  problemsOf: (uid: StudyUid): InstanceProblem[] =>
    db.prepare<[string], ProblemColumns>(problems).all(uid).map(problemOf),

  /** The study was opened by a person: it is no longer unread. */
  markOpened: ({ study, at }: { study: StudyUid; at: string }): boolean =>
    db
      .transaction(() => {
        const { changes } = db
          .prepare<[string, string]>('UPDATE study SET opened_at = ? WHERE uid = ? AND opened_at IS NULL')
          .run(at, study);
        if (changes > 0) refreshWorklist(db, study);
        return changes > 0;
      })
      .immediate(),

  /** What this job has taken already, so that a resumed import leaves it out: path → size and time it had then. */
  importedPaths: (job: JobId): { path: string; size: number; modifiedMs: number }[] =>
    db
      .prepare<[string], { path: string; size: number; modifiedMs: number }>(
        'SELECT path, size, modified_ms AS modifiedMs FROM import_file WHERE job = ?',
      )
      .all(job),

  importRows: (job: JobId): ImportedRow[] =>
    db.prepare<[string], RowColumns>(`${rowColumns} WHERE job = ? ORDER BY path`).all(job).map(rowOf),

  /** What was not plainly taken in the imports that brought this study. */
  importRowsAround: (study: StudyUid): ImportedRow[] =>
    db.prepare<[string, string], RowColumns>(around).all(study, study).map(rowOf),
});

interface ProblemColumns {
  readonly instance: InstanceId;
  readonly seriesUid: SeriesUid;
  readonly problem: string | null;
  readonly isQuarantined: number;
  readonly id: string;
  readonly born: string;
}

function problemOf({ instance, seriesUid, problem, isQuarantined, id, born }: ProblemColumns): InstanceProblem {
  const given = fromJson<Pick<InstanceProblem, 'code' | 'params'> | null>(problem ?? 'null');
  const base = { instance, seriesUid, isQuarantined: isQuarantined === 1 };
  if (isQuarantined === 1) return { ...base, code: 'dicom.other-patient', params: { id, born } };
  return { ...base, code: given?.code ?? 'dicom.uid-clash', params: given?.params ?? {} };
}

const problems = `
SELECT id AS instance, series_uid AS seriesUid, problem, is_quarantined AS isQuarantined, coalesce(nullif(identity ->> 'patientId', ''), '–') AS id,
  coalesce(nullif(identity ->> 'birthDate', ''), '–') AS born
FROM instance WHERE study_uid = ? AND (problem IS NOT NULL OR is_quarantined = 1 OR is_flagged = 1) ORDER BY series_uid, number`;

const around = `
${rowColumns} WHERE study_uid = ? AND status <> 'imported' AND status <> 'duplicate'
UNION ALL ${rowColumns} WHERE study_uid IS NULL AND job IN (SELECT DISTINCT job FROM import_file WHERE study_uid = ?)
LIMIT 10000`;

const columns = `
SELECT id, series_uid AS seriesUid, study_uid AS studyUid, sop_uid AS sopUid, sop_class_uid AS sopClassUid,
  transfer_syntax_uid AS transferSyntaxUid, number, frames, digest, bytes, name, path, is_image AS isImage,
  is_flagged AS isFlagged, is_quarantined AS isQuarantined, problem, identity, header
FROM instance JOIN instance_header ON instance_header.instance = instance.id`;
