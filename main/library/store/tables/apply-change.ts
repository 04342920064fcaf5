import { isDeepStrictEqual } from 'node:util';
import { AppError } from '../../../../models/base/app-error.ts';
import type { Actor } from '../../../../models/base/actor.ts';
import type { Digest, StudyUid, SubjectId } from '../../../../models/base/ids.ts';
import type { Fact } from '../../../../models/base/fact.ts';
import type { Finding } from '../../../../models/findings/finding.ts';
import type { Change, Edit } from '../../../../models/library/edits.ts';
import type { Database } from '../database.ts';
import { fromJson } from './columns.ts';
import { refreshWorklist } from './refresh-worklist.ts';
import { applyReportChange } from './reports.ts';

type Of<Kind extends Change['kind']> = Extract<Change, { kind: Kind }>;

/**
 * Brings one Edit into the tables. What the Edit says was there before must be there: somebody else may have been
 * faster, and an undo must not take back what came after it.
 *
 * @throws AppError `journal.conflict` with the kind; nothing is changed then.
 */
export function applyChange(db: Database, edit: Edit): void {
  const { change } = edit;
  switch (change.kind) {
    case 'fact.set':
      return setFact(db, edit.subject, change);
    case 'subject.join':
      return join(db, change);
    case 'finding.propose':
    case 'finding.add':
      return addFinding(db, change.finding);
    case 'finding.withdraw':
      return withdraw(db, change);
    case 'finding.decide':
    case 'finding.reshape':
    case 'finding.name':
      return amendFinding(db, change);
    case 'report.text':
    case 'report.sign':
    case 'report.amend':
    case 'report.discard':
    case 'report.restore':
      return applyReportChange(db, edit, change);
  }
}

const insist = (holds: boolean, kind: string): void => {
  if (!holds) throw new AppError('journal.conflict', { kind });
};

function setFact(db: Database, subject: string, { kind, key, before, after }: Of<'fact.set'>): void {
  const now = db
    .prepare<[string, string], string>('SELECT body FROM fact WHERE subject = ? AND key = ?')
    .pluck()
    .get(subject, key);
  insist(isDeepStrictEqual(now === undefined ? null : fromJson(now), before), kind);
  if (after === null) db.prepare<[string, string]>('DELETE FROM fact WHERE subject = ? AND key = ?').run(subject, key);
  else
    db.prepare<[string, string, string]>('INSERT OR REPLACE INTO fact (subject, key, body) VALUES (?, ?, ?)').run(
      subject,
      key,
      JSON.stringify(after),
    );
}

function join(db: Database, { kind, item, from, to }: Of<'subject.join'>): void {
  if (item.kind === 'genome') {
    const { changes } = db
      .prepare('UPDATE genome_file SET subject = ? WHERE id = ? AND subject IS ?')
      .run(to, item.file, from);
    return insist(changes === 1, kind);
  }
  const { changes } = db
    .prepare('UPDATE study SET subject = ?, is_joined = 1 WHERE uid = ? AND subject IS ?')
    .run(to, item.uid, from);
  insist(changes === 1, kind);
  refreshWorklist(db, item.uid);
}

function addFinding(db: Database, finding: Finding): void {
  const known = db.prepare<[string], number>('SELECT 1 FROM finding WHERE id = ?').pluck().get(finding.id);
  insist(known === undefined, 'finding.add');
  db.prepare('INSERT INTO finding (id, study_uid, status, body) VALUES (?, ?, ?, ?)').run(
    finding.id,
    finding.on.studyUid,
    finding.status,
    JSON.stringify(finding),
  );
  refreshWorklist(db, finding.on.studyUid);
}

function withdraw(db: Database, { kind, finding }: Of<'finding.withdraw'>): void {
  insist(isDeepStrictEqual(findingOf(db, finding.id), finding), kind);
  db.prepare<[string]>('DELETE FROM finding WHERE id = ?').run(finding.id);
  refreshWorklist(db, finding.on.studyUid);
}

function amendFinding(
  db: Database,
  { kind, finding: id, before, after }: Of<'finding.decide'> | Of<'finding.reshape'> | Of<'finding.name'>,
): void {
  const now = findingOf(db, id);
  if (!now) throw new AppError('journal.conflict', { kind });
  const changed: Finding = { ...now, ...after };
  insist(isDeepStrictEqual({ ...now, ...before }, now), kind);
  db.prepare('UPDATE finding SET status = ?, body = ? WHERE id = ?').run(changed.status, JSON.stringify(changed), id);
  refreshWorklist(db, changed.on.studyUid);
}

const findingOf = (db: Database, id: string): Finding | null => {
  const body = db.prepare<[string], string>('SELECT body FROM finding WHERE id = ?').pluck().get(id);
  return body === undefined ? null : fromJson<Finding>(body);
};

/** Reading what the Edits add up to: entered Facts and findings. */
export const caseMethods = (db: Database) => ({
  enteredFacts: (subject: SubjectId): Fact[] =>
    db
      .prepare<[string], string>('SELECT body FROM fact WHERE subject = ? ORDER BY key')
      .pluck()
      .all(subject)
      .map((body) => fromJson<Fact>(body)),

  enteredFact: ({ subject, key }: { subject: SubjectId; key: string }): Fact | null =>
    fromJson<Fact | null>(
      db
        .prepare<[string, string], string>('SELECT body FROM fact WHERE subject = ? AND key = ?')
        .pluck()
        .get(subject, key) ?? 'null',
    ),

  finding: (id: Finding['id']): Finding | null => findingOf(db, id),

  /** Whether a blob is a label map: kept as one, or (of an older library) that of a finding. */
  isMask: (digest: Digest): boolean =>
    db
      .prepare<{ digest: Digest }, number>(
        `SELECT CASE WHEN EXISTS (SELECT 1 FROM blob WHERE digest = @digest AND kind = 'mask') THEN 1
          ELSE EXISTS (SELECT 1 FROM finding WHERE body ->> '$.geometry.mask' = @digest) END`,
      )
      .pluck()
      .get({ digest }) === 1,

  /** In the order they were made. */
  findingsOfStudy: (study: StudyUid): Finding[] =>
    db
      .prepare<[string], string>('SELECT body FROM finding WHERE study_uid = ? ORDER BY rowid')
      .pluck()
      .all(study)
      .map((body) => fromJson<Finding>(body)),

  /** Of the whole library, in the order they were made. */
  findingsBy: (kind: Actor['kind']): Finding[] =>
    db
      .prepare<[string], string>("SELECT body FROM finding WHERE body ->> '$.by.kind' = ? ORDER BY rowid")
      .pluck()
      .all(kind)
      .map((body) => fromJson<Finding>(body)),

  findingsOfSubject: (subject: string): Finding[] =>
    db
      .prepare<[string], string>(
        'SELECT finding.body FROM finding JOIN study ON study.uid = finding.study_uid WHERE study.subject = ? ORDER BY finding.rowid',
      )
      .pluck()
      .all(subject)
      .map((body) => fromJson<Finding>(body)),
});
