import type { Digest, InstanceId, JobId, SeriesUid, StudyUid, SubjectId } from '../../../../models/base/ids.ts';
import type { Refusal } from '../../../../models/base/result.ts';
import { isSamePerson } from '../../../../models/library/same-person.ts';
import type { Identity } from '../../../../models/library/subject.ts';
import type { Database } from '../database.ts';
import type { ImportBatch, ImportedFile, ImportedRow, Received } from '../received.ts';
import { fromJson } from './columns.ts';
import { refreshWorklist } from './refresh-worklist.ts';
import { findOrMakeSubject } from './subjects.ts';

interface Held {
  readonly id: InstanceId;
  readonly digest: Digest;
  readonly study: StudyUid;
}

/**
 * Takes one batch of an import in one transaction: all of it is in the library, or none. A file of the batch that the
 * job already had (after a crash) is taken as it was then.
 *
 * Same SOP Instance UID and same content: a duplicate, not kept twice. Same UID, other content: both kept, the later one
 * flagged. A series stands in one study, the one it was first received with: a file of it that names another joins it
 * there, and its row says so. Whose a study is, is settled by most of its files: the others are quarantined (`settleStudy`).
 */
export function putReceived(db: Database, { job, files }: ImportBatch): ImportedRow[] {
  const take = takerOf(db);
  const touched = new Set<StudyUid>();
  const paths = db
    .transaction(() => {
      for (const file of files) {
        const study = take(job, file);
        if (study) touched.add(study);
      }
      for (const study of touched) settleStudy(db, study);
      for (const study of touched) refreshWorklist(db, study);
      return files.map((file) => file.path);
    })
    .immediate();
  const row = db.prepare<[string, string], RowColumns>(`${rowColumns} WHERE job = ? AND path = ?`);
  return paths.flatMap((path) => row.all(job, path)).map(rowOf);
}

/** Takes one file; answers the study it added to, if any. Statements are made once a batch. */
function takerOf(db: Database): (job: JobId, file: ImportedFile) => StudyUid | null {
  const known = db.prepare<[string, string], number>('SELECT 1 FROM import_file WHERE job = ? AND path = ?').pluck();
  const note = db.prepare(
    'INSERT INTO import_file (job, path, size, modified_ms, status, code, params, instance, study_uid) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const held = db.prepare<[string], Held>('SELECT id, digest, study_uid AS study FROM instance WHERE sop_uid = ?');
  const insert = inserterOf(db);
  const withId = db.prepare<[string, string], number>(namesakes).pluck();
  const namesake = ({ identity: { patientId } }: Received, study: StudyUid): Refusal | null =>
    patientId !== '' && withId.get(patientId, study) ? { code: 'library.same-id', params: { id: patientId } } : null;
  return (job, { path, size, modifiedMs, outcome }) => {
    if (known.get(job, path)) return null;
    const line = (status: string, rest: readonly unknown[]) => note.run(job, path, size, modifiedMs, status, ...rest);
    if ('refused' in outcome)
      line('refused', [outcome.refused.code, JSON.stringify(outcome.refused.params), null, null]);
    if ('skipped' in outcome)
      line('skipped', [outcome.skipped.code, JSON.stringify(outcome.skipped.params), null, null]);
    if (!('received' in outcome)) return null;
    const { received } = outcome;
    const others = held.all(received.instance.sopUid);
    const twin = others.find((other) => other.digest === received.instance.digest);
    if (twin) {
      line('duplicate', [null, '{}', twin.id, twin.study]);
      return null;
    }
    const isFlagged = others.length > 0;
    const { study, isNew } = insert(received, isFlagged);
    const told = isFlagged
      ? uidClash
      : (elsewhere(received, study) ?? (isNew ? namesake(received, study) : null) ?? received.note);
    const rest = [told?.code ?? null, JSON.stringify(told?.params ?? {}), received.instance.id, study];
    line(isFlagged ? 'flagged' : 'imported', rest);
    return study;
  };
}

const uidClash: Refusal = { code: 'dicom.uid-clash', params: {} };

/** A file that stands in another study than the one it names, since its series does. */
const elsewhere = (received: Received, study: StudyUid): Refusal | null =>
  received.study.uid === study
    ? null
    : { code: 'dicom.series-elsewhere', params: { series: received.series.uid, named: received.study.uid, study } };

function inserterOf(
  db: Database,
): (received: Received, isFlagged: boolean) => { readonly study: StudyUid; readonly isNew: boolean } {
  const owner = db.prepare<[string], SubjectId>('SELECT subject FROM study WHERE uid = ?').pluck();
  const study = db.prepare(
    'INSERT INTO study (uid, subject, date, time, description, accession, referrer) VALUES (@uid, @subject, @date, @time, @description, @accession, @referrer)',
  );
  const series = db.prepare(
    'INSERT INTO series (uid, study_uid, modality, number, description, body_part) VALUES (@uid, @studyUid, @modality, @number, @description, @bodyPart) ON CONFLICT DO NOTHING',
  );
  const home = db.prepare<[SeriesUid], StudyUid>('SELECT study_uid FROM series WHERE uid = ?').pluck();
  const instance = db.prepare(insertInstance);
  const header = db.prepare('INSERT INTO instance_header (instance, header) VALUES (?, ?)');
  return (received, isFlagged) => {
    const studyUid = home.get(received.series.uid) ?? received.study.uid;
    const isNew = owner.get(studyUid) === undefined;
    if (isNew) study.run({ ...received.study, subject: findOrMakeSubject(db, received.identity) });
    series.run({ ...received.series, studyUid });
    const { header: headerValue, problem, ...columns } = received.instance;
    instance.run({
      ...columns,
      studyUid,
      seriesUid: received.series.uid,
      isImage: columns.isImage ? 1 : 0,
      isFlagged: isFlagged ? 1 : 0,
      problem: problem && JSON.stringify(problem),
      identity: identityText(received.identity),
    });
    header.run(columns.id, JSON.stringify(headerValue ?? null));
    return { study: studyUid, isNew };
  };
}

/** One spelling, so that equal identities are equal texts. */
const identityText = ({ name, patientId, issuer, birthDate, sex }: Identity): string =>
  JSON.stringify({ name, patientId, issuer, birthDate, sex });

/**
 * Decides whose a study is: the person most of its files name (the first received on a tie). Files that name another are
 * set aside, neither shown nor counted. A study that a person joined to a Subject keeps that Subject.
 */
export function settleStudy(db: Database, studyUid: StudyUid): void {
  const named = db
    .prepare<[string], { text: string; n: number }>(identitiesOf)
    .all(studyUid)
    .map((row) => ({ ...row, is: fromJson<Identity>(row.text) }));
  if (named.length < 2) return;
  const isSame = (a: Named, b: Named) => a.text === b.text || isSamePerson(a.is, b.is);
  const votes = (candidate: Named) =>
    named.filter((other) => isSame(candidate, other)).reduce((sum, { n }) => sum + n, 0);
  const leader = named.reduce((best, next) => (votes(next) > votes(best) ? next : best));
  quarantine(
    db,
    studyUid,
    named.filter((other) => !isSame(leader, other)).map(({ text }) => text),
  );
  const isJoined = db.prepare<[string], number>('SELECT is_joined FROM study WHERE uid = ?').pluck().get(studyUid);
  if (isJoined === 1) return;
  db.prepare<[string, string]>('UPDATE study SET subject = ? WHERE uid = ?').run(
    findOrMakeSubject(db, leader.is),
    studyUid,
  );
}

interface Named {
  readonly text: string;
  readonly n: number;
  readonly is: Identity;
}

function quarantine(db: Database, studyUid: StudyUid, foreign: readonly string[]): void {
  const list = JSON.stringify(foreign);
  db.prepare<[string, string]>(
    'UPDATE instance SET is_quarantined = identity IN (SELECT value FROM json_each(?)) WHERE study_uid = ?',
  ).run(list, studyUid);
  db.prepare<[string]>(quarantineRows).run(studyUid);
  db.prepare<[string]>(releaseRows).run(studyUid);
}

const identitiesOf =
  'SELECT identity AS text, count(*) AS n, min(rowid) AS first FROM instance WHERE study_uid = ? GROUP BY identity ORDER BY n DESC, first';

const quarantineRows = `
UPDATE import_file SET status = 'quarantined', code = 'dicom.other-patient', params = (
  SELECT json_object('id', coalesce(nullif(identity ->> 'patientId', ''), '–'), 'born', coalesce(nullif(identity ->> 'birthDate', ''), '–')) FROM instance WHERE id = import_file.instance)
WHERE study_uid = ? AND status IN ('imported', 'flagged')
  AND instance IN (SELECT id FROM instance WHERE study_uid = import_file.study_uid AND is_quarantined = 1)`;

const releaseRows = `
UPDATE import_file SET
  params = (SELECT iif(is_flagged = 1 OR problem IS NULL, '{}', problem -> 'params') FROM instance WHERE id = import_file.instance),
  status = (SELECT iif(is_flagged = 1, 'flagged', 'imported') FROM instance WHERE id = import_file.instance),
  code = (SELECT iif(is_flagged = 1, 'dicom.uid-clash', problem ->> 'code') FROM instance WHERE id = import_file.instance)
WHERE study_uid = ? AND status = 'quarantined'
  AND instance IN (SELECT id FROM instance WHERE study_uid = import_file.study_uid AND is_quarantined = 0)`;

// Someone else's ID, taken for another person: told with the study's first file, since joining the two is a person's decision.
const namesakes = `
SELECT 1 FROM subject WHERE patient_id = ? AND id <> (SELECT subject FROM study WHERE uid = ?) LIMIT 1`;

const insertInstance = `
INSERT INTO instance (id, series_uid, study_uid, sop_uid, sop_class_uid, transfer_syntax_uid, number, frames, digest, bytes,
  name, path, is_image, is_flagged, problem, identity)
VALUES (@id, @seriesUid, @studyUid, @sopUid, @sopClassUid, @transferSyntaxUid, @number, @frames, @digest, @bytes,
  @name, @path, @isImage, @isFlagged, @problem, @identity)`;

export interface RowColumns extends Omit<ImportedRow, 'params' | 'studyUid'> {
  readonly params: string;
  readonly study_uid: StudyUid | null;
}

export const rowColumns = 'SELECT path, status, code, params, instance, study_uid FROM import_file';
export const rowOf = ({ params, study_uid, ...row }: RowColumns): ImportedRow => ({
  ...row,
  params: fromJson(params),
  studyUid: study_uid,
});
