import type { LocalDate } from '../../../../models/base/dates.ts';
import type {
  WorklistColumn,
  WorklistCounts,
  WorklistPage,
  WorklistQuery,
  WorklistRow,
  WorklistView,
} from '../../../../models/library/worklist.ts';
import type { StudyUid, SubjectId } from '../../../../models/base/ids.ts';
import { relevantPriors } from '../../../../models/imaging/hanging/priors/relevant-priors.ts';
import type { DescribedStudy } from '../../../../models/imaging/hanging/priors/relevant-priors.ts';
import type { Database } from '../database.ts';

/** The list, searched, filtered, sorted, one window of it at a time. */
export const worklistMethods = (db: Database) => {
  const fitting = fittingOf(db);
  const priorsOf = (subject: SubjectId, study: StudyUid): readonly DescribedStudy[] => {
    const all = db.prepare<[string], DescribedColumns>(described).all(subject).map(describedOf);
    const own = all.find(({ studyUid }) => studyUid === study);
    return own ? relevantPriors(own, all) : [];
  };
  return {
    worklist: (query: WorklistQuery): WorklistPage => {
      const { total, ids } = fitting(query);
      const row = db.prepare<[number], Columns>(`${columns} WHERE w.id = ?`);
      const rows = ids.flatMap((id) => row.all(id)).map(rowOf);
      return {
        total,
        rows: rows.map((one) => ({ ...one, priorCount: priorsOf(one.subject.id, one.study.uid).length })),
      };
    },

    /** The earlier studies of the same Subject that are read beside this one, nearest first. */
    priorsOf: ({ subject, study }: { subject: SubjectId; study: StudyUid }): DescribedStudy[] => [
      ...priorsOf(subject, study),
    ],

    counts: ({ today }: { today: LocalDate | null }): WorklistCounts => {
      const count = (sql: string, ...values: readonly unknown[]) =>
        db
          .prepare<unknown[], number>(`SELECT count(*) FROM worklist ${sql}`)
          .pluck()
          .get(...values) ?? 0;
      const of = (view: WorklistView) =>
        views[view] === '' ? count('') : count(`WHERE ${views[view]}`, ...(view === 'signed-today' ? [today] : []));
      return {
        all: of('all'),
        unread: of('unread'),
        proposed: of('proposed'),
        drafts: of('drafts'),
        'signed-today': of('signed-today'),
      };
    },
  };
};

const views: Readonly<Record<WorklistView, string>> = {
  all: '',
  unread: 'is_unread = 1',
  proposed: 'open_findings > 0',
  drafts: "report = 'draft'",
  'signed-today': "report = 'signed' AND signed_on = ?",
};

const orders: Readonly<Record<WorklistColumn, readonly string[]>> = {
  patient: ['patient_name', 'id'],
  patientId: ['patient_id', 'id'],
  birthDate: ['birth_date', 'id'],
  date: ['date', 'time', 'id'],
  modality: ['modalities', 'id'],
  description: ['description', 'id'],
  images: ['image_count', 'id'],
  findings: ['open_findings', 'accepted_findings', 'id'],
  report: ['report', 'signed_on', 'id'],
};

interface Fitting {
  readonly total: number;
  readonly ids: readonly number[]; // of the window asked for
}

/**
 * Which rows fit, in order. A narrowed list is found once and kept until something is written, so that scrolling through
 * it asks for nothing but its rows; the whole list is read off its index.
 */
function fittingOf(db: Database): (query: WorklistQuery) => Fitting {
  const version = db.prepare<[], number>('SELECT total_changes()').pluck();
  let held: { readonly key: string; readonly ids: readonly number[] } = { key: '', ids: [] };
  return ({ offset, limit, ...query }) => {
    const { sql, values } = conditionsOf(query);
    const order = orders[query.sort.by]
      .map((column) => `${column} ${query.sort.descending ? 'DESC' : 'ASC'}`)
      .join(', ');
    const ordered = `SELECT id FROM worklist ${sql} ORDER BY ${order}`;
    if (sql === '') {
      const total = db.prepare<[], number>('SELECT count(*) FROM worklist').pluck().get() ?? 0;
      return { total, ids: db.prepare<unknown[], number>(`${ordered} LIMIT ? OFFSET ?`).pluck().all(limit, offset) };
    }
    const key = JSON.stringify([ordered, values, version.get(), db.pragma('data_version', { simple: true })]);
    if (held.key !== key)
      held = {
        key,
        ids: db
          .prepare<unknown[], number>(ordered)
          .pluck()
          .all(...values),
      };
    return { total: held.ids.length, ids: held.ids.slice(offset, offset + limit) };
  };
}

interface Conditions {
  readonly sql: string;
  readonly values: readonly unknown[];
}

function conditionsOf({ search, filter }: Pick<WorklistQuery, 'search' | 'filter'>): Conditions {
  const parts: (readonly [string, ...unknown[]])[] = [];
  const words = matchOf(search);
  if (words) parts.push(['id IN (SELECT rowid FROM worklist_words WHERE worklist_words MATCH ?)', words]);
  if (filter.view === 'signed-today') parts.push([views['signed-today'], filter.today]);
  else if (filter.view !== 'all') parts.push([views[filter.view]]);
  if (filter.modality !== null) parts.push(["' ' || modalities || ' ' LIKE ?", `% ${filter.modality} %`]);
  if (filter.bodyPart !== null) parts.push(['body_part = ?', filter.bodyPart]);
  if (filter.from !== null) parts.push(['date >= ?', filter.from]);
  if (filter.to !== null) parts.push(['date <= ?', filter.to]);
  if (filter.subject !== null) parts.push(['subject = ?', filter.subject]);
  return {
    sql: parts.length === 0 ? '' : `WHERE ${parts.map(([sql]) => sql).join(' AND ')}`,
    values: parts.flatMap(([, ...values]) => values),
  };
}

/**
 * Every word typed must begin something in the row: `doe ct` → `"doe"* "ct"*`. What is typed in one piece must stand in
 * one piece: `2026-01` → `"2026 01"*`. Letters and digits only, so that no syntax of the index gets in.
 */
export const matchOf = (search: string): string =>
  search
    .split(/\s+/u)
    .map((word) => word.split(/[^\p{L}\p{N}\p{M}]+/u).filter((part) => part !== ''))
    .filter((parts) => parts.length > 0)
    .map((parts) => `"${parts.join(' ')}"*`)
    .join(' ');

const columns = `
SELECT w.*, s.name, s.issuer, s.sex, t.accession, t.referrer,
  EXISTS (SELECT 1 FROM genome_file WHERE subject = w.subject) AS has_genome
FROM worklist w JOIN subject s ON s.id = w.subject JOIN study t ON t.uid = w.study_uid`;

const described = 'SELECT study_uid, date, time, modalities, body_part, description FROM worklist WHERE subject = ?';
type DescribedColumns = Pick<Columns, 'study_uid' | 'date' | 'time' | 'modalities' | 'body_part' | 'description'>;

const describedOf = ({ study_uid, modalities, body_part, ...rest }: DescribedColumns): DescribedStudy => ({
  ...rest,
  studyUid: study_uid,
  modalities: modalities.split(' '),
  bodyPart: body_part,
});

interface Columns {
  readonly id: number;
  readonly study_uid: WorklistRow['study']['uid'];
  readonly subject: WorklistRow['subject']['id'];
  readonly name: string;
  readonly patient_id: string;
  readonly issuer: string;
  readonly birth_date: string | null;
  readonly sex: WorklistRow['subject']['sex'];
  readonly date: string | null;
  readonly time: string | null;
  readonly description: string;
  readonly accession: string;
  readonly referrer: string;
  readonly modalities: string;
  readonly body_part: string | null;
  readonly series_count: number;
  readonly image_count: number;
  readonly problem_count: number;
  readonly open_findings: number;
  readonly accepted_findings: number;
  readonly has_genome: number;
  readonly report: WorklistRow['report'];
  readonly is_unread: number;
  readonly thumbnail: WorklistRow['thumbnail'];
}

const rowOf = (row: Columns): WorklistRow => ({
  subject: {
    id: row.subject,
    name: row.name,
    patientId: row.patient_id,
    issuer: row.issuer,
    birthDate: row.birth_date,
    sex: row.sex,
  },
  study: {
    uid: row.study_uid,
    subject: row.subject,
    date: row.date,
    time: row.time,
    description: row.description,
    accession: row.accession,
    referrer: row.referrer,
  },
  modalities: row.modalities === '' ? [] : row.modalities.split(' '),
  bodyPart: row.body_part,
  seriesCount: row.series_count,
  imageCount: row.image_count,
  problemCount: row.problem_count,
  openFindings: row.open_findings,
  acceptedFindings: row.accepted_findings,
  hasGenome: row.has_genome === 1,
  priorCount: 0, // counted by rule, not by SQL
  report: row.report,
  isUnread: row.is_unread === 1,
  thumbnail: row.thumbnail,
});
