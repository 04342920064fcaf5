import type { StudyUid, SubjectId } from '../../../../models/base/ids.ts';
import type { Study, SeriesRow } from '../../../../models/library/study.ts';
import { isSamePerson } from '../../../../models/library/same-person.ts';
import type { Identity, Subject } from '../../../../models/library/subject.ts';
import type { Database } from '../database.ts';
import { thumbnailOf } from './refresh-worklist.ts';

interface SubjectColumns extends Omit<Subject, 'patientId' | 'birthDate'> {
  readonly patient_id: string;
  readonly birth_date: string | null;
}
interface SeriesColumns extends Omit<SeriesRow, 'studyUid' | 'bodyPart' | 'thumbnail'> {
  readonly study_uid: StudyUid;
  readonly body_part: string | null;
}

const subjectOf = ({ patient_id, birth_date, ...rest }: SubjectColumns): Subject => ({
  ...rest,
  patientId: patient_id,
  birthDate: birth_date,
});

/** Questions about people, studies and series. */
export const subjectMethods = (db: Database) => ({
  subject: (id: SubjectId): Subject | null => {
    const row = db.prepare<[string], SubjectColumns>('SELECT * FROM subject WHERE id = ?').get(id);
    return row ? subjectOf(row) : null;
  },

  /** A subject made by hand: for a genome file that came before any image. */
  putSubject: (subject: Subject): void => insertSubject(db, subject),

  study: (uid: StudyUid): Study | null =>
    db.prepare<[string], Study>(`SELECT ${studyColumns} FROM study WHERE uid = ?`).get(uid) ?? null,

  /** Newest first. */
  studiesOf: (subject: SubjectId): Study[] =>
    db
      .prepare<[string], Study>(`SELECT ${studyColumns} FROM study WHERE subject = ? ORDER BY date DESC, time DESC`)
      .all(subject),

  seriesOf: (study: StudyUid): SeriesRow[] =>
    db
      .prepare<[string], SeriesColumns>(seriesOf)
      .all(study)
      .map(({ study_uid, body_part, ...row }) => ({
        ...row,
        studyUid: study_uid,
        bodyPart: body_part,
        thumbnail: thumbnailOf(db, row),
      })),
});

const studyColumns = 'uid, subject, date, time, description, accession, referrer';

const seriesOf = `
SELECT uid, study_uid, modality, number, description, body_part,
  (SELECT count(*) FROM instance WHERE series_uid = series.uid AND is_image = 1 AND is_quarantined = 0) AS images,
  (SELECT count(*) FROM instance WHERE series_uid = series.uid AND (problem IS NOT NULL OR is_quarantined = 1 OR is_flagged = 1)) AS problems
FROM series WHERE study_uid = ? ORDER BY number IS NULL, number, uid`;

/** The subject these words name, made if none is known. What is doubtful stays apart: see `isSamePerson`. */
export function findOrMakeSubject(db: Database, identity: Identity): SubjectId {
  const known = db
    .prepare<[object], SubjectColumns>(alike)
    .all({ id: identity.patientId, born: identity.birthDate })
    .map(subjectOf);
  const same = known.find((subject) => isSamePerson(subject, identity));
  if (!same) return makeSubject(db, identity);
  db.prepare<[string | null, string | null, string]>(fillIn).run(identity.birthDate, identity.sex, same.id);
  return same.id;
}

const alike = `
SELECT * FROM subject WHERE (@id <> '' AND patient_id = @id) OR (@id = '' AND patient_id = '' AND birth_date = @born) ORDER BY rowid LIMIT 1000`;
const fillIn = 'UPDATE subject SET birth_date = coalesce(birth_date, ?), sex = coalesce(sex, ?) WHERE id = ?';

function makeSubject(db: Database, identity: Identity): SubjectId {
  const id = db.prepare<[], SubjectId>('SELECT lower(hex(randomblob(16)))').pluck().get();
  if (id === undefined) throw new TypeError('the database gave no random id');
  insertSubject(db, { id, ...identity });
  return id;
}

function insertSubject(db: Database, { id, name, patientId, issuer, birthDate, sex }: Subject): void {
  db.prepare('INSERT INTO subject (id, name, patient_id, issuer, birth_date, sex) VALUES (?, ?, ?, ?, ?, ?)').run(
    id,
    name,
    patientId,
    issuer,
    birthDate,
    sex,
  );
}
