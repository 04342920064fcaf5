import type { Digest, EditId, FindingId, StudyUid, SubjectId } from '../../../../models/base/ids.ts';
import type { Actor } from '../../../../models/base/actor.ts';
import type { Shape } from '../../../../models/findings/edits.ts';
import type { Edit } from '../../../../models/library/edits.ts';
import type { JournalEntry } from '../../../../models/library/journal-entry.ts';
import type { Database } from '../database.ts';
import { applyChange } from './apply-change.ts';
import { canonicalJson } from '../../../../models/base/ipc/canonical-json.ts';
import { chainStart, nextDigest } from './chain.ts';
import { fromJson } from './columns.ts';

/** Something a person did that changes no case: opened, exported, signed in. */
export interface AuditEvent {
  readonly at: string;
  readonly actor: Actor;
  readonly subject: SubjectId | null;
  readonly kind: string;
  readonly params: JournalEntry['params'];
}

/** Where one person's undo in one case begins. */
export interface UndoScope {
  readonly subject: SubjectId;
  readonly actor: Actor;
  readonly afterSeq: number; // of the sign-in
}

/** The journal: Edits and events in one chain, each link's digest standing on the one before. */
export const journalMethods = (db: Database) => {
  let walked = { seq: 0, head: chainStart };
  const append = db.transaction((edit: Edit): number => {
    applyChange(db, edit);
    return addLink(db, { ...edit, kind: edit.change.kind, edit: edit.id }, { edit });
  });
  const note = db.transaction((event: AuditEvent): number =>
    addLink(db, { ...event, edit: null, undoes: null }, { event }),
  );
  return {
    /** Changes the case and writes the Edit down, both or neither. @returns its place in the journal. */
    append: (edit: Edit): number => append.immediate(edit),

    /** @returns its place in the journal. */
    note: (event: AuditEvent): number => note.immediate(event),

    edit: (id: EditId): Edit | null => {
      const body = db.prepare<[string], string>('SELECT body FROM journal WHERE edit = ?').pluck().get(id);
      return body === undefined ? null : fromJson<{ edit: Edit }>(body).edit;
    },

    /** One person's Edits in one case, and any signing of it, oldest first. */
    editsSince: ({ subject, actor, afterSeq }: UndoScope): Edit[] =>
      db
        .prepare<[string, number, string], string>(stepsOf)
        .pluck()
        .all(subject, afterSeq, actorText(actor))
        .map((body) => fromJson<{ edit: Edit }>(body).edit),

    /** Every change of an entered Fact of a case whose key begins with one of these, by anybody, oldest first. */
    factEdits: ({ subject, prefixes }: { subject: SubjectId; prefixes: readonly string[] }): FactEdit[] =>
      db
        .prepare<[string], string>("SELECT body FROM journal WHERE subject = ? AND kind = 'fact.set' ORDER BY seq")
        .pluck()
        .all(subject)
        .map((body) => fromJson<{ edit: Edit }>(body).edit)
        .filter(isFactEdit)
        .filter(({ change: { key } }) => prefixes.some((prefix) => key.startsWith(prefix))),

    /** Newest first. Null subject: the whole journal. */
    journal: ({
      subject,
      offset,
      limit,
    }: {
      subject: SubjectId | null;
      offset: number;
      limit: number;
    }): { total: number; entries: JournalEntry[] } => ({
      total:
        db
          .prepare<unknown[], number>('SELECT count(*) FROM journal WHERE @subject IS NULL OR subject = @subject')
          .pluck()
          .get({ subject }) ?? 0,
      entries: db.prepare<unknown[], Columns>(pageOf).all({ subject, limit, offset }).map(entryOf),
    }),

    /** What was noted beside the Edits under one name, oldest first. */
    events: (kind: string): AuditEvent[] =>
      eventsOf(db, 'SELECT body FROM journal WHERE kind = ? AND edit IS NULL ORDER BY seq', kind),

    /** What was noted of models that were run on a study's images, oldest first. */
    modelRuns: (study: StudyUid): AuditEvent[] => eventsOf(db, runsOfStudy, study),

    /** The shape that each finding had before anybody changed it; findings that nobody changed are not in it. */
    firstShapes: (): { finding: FindingId; shape: Shape }[] => {
      const bodies = db
        .prepare<[], string>("SELECT body FROM journal WHERE kind = 'finding.reshape' ORDER BY seq DESC")
        .pluck();
      const first = new Map<FindingId, Shape>(); // the oldest is set last
      for (const body of bodies.iterate()) {
        const { change } = fromJson<{ edit: Edit }>(body).edit;
        if (change.kind === 'finding.reshape') first.set(change.finding, change.before);
      }
      return [...first].map(([finding, shape]) => ({ finding, shape }));
    },

    /**
     * Whether every link still stands on the one before; `brokenAt`: the first place that does not. Once in an opening the
     * whole chain is walked, then what came since.
     */
    verifyJournal: (): { brokenAt: number | null; head: string } => {
      const links = db.prepare<[number], LinkColumns>(
        'SELECT seq, body, digest FROM journal WHERE seq > ? ORDER BY seq',
      );
      for (const link of links.iterate(walked.seq)) {
        const head = nextDigest(walked.head, link.body);
        if (link.seq !== walked.seq + 1 || link.digest !== head) return { brokenAt: link.seq, head: walked.head };
        walked = { seq: link.seq, head };
      }
      return { brokenAt: null, head: walked.head };
    },
  };
};

const eventsOf = (db: Database, question: string, about: string): AuditEvent[] =>
  db
    .prepare<[string], string>(question)
    .pluck()
    .all(about)
    .map((body) => fromJson<{ event: AuditEvent }>(body).event);

/** An Edit that sets an entered Fact. */
export type FactEdit = Edit & { readonly change: Extract<Edit['change'], { kind: 'fact.set' }> };
const isFactEdit = (edit: Edit): edit is FactEdit => edit.change.kind === 'fact.set';

interface LinkColumns {
  readonly seq: number;
  readonly body: string;
  readonly digest: Digest;
}

interface Link {
  readonly subject: string | null;
  readonly actor: Actor;
  readonly kind: string;
  readonly edit: string | null;
  readonly undoes: string | null;
}

function addLink(db: Database, { subject, actor, kind, edit, undoes }: Link, content: object): number {
  const last = db
    .prepare<[], { seq: number; digest: Digest }>('SELECT seq, digest FROM journal ORDER BY seq DESC LIMIT 1')
    .get();
  const seq = (last?.seq ?? 0) + 1;
  const body = canonicalJson({ seq, ...content });
  db.prepare(
    'INSERT INTO journal (seq, subject, actor, kind, edit, undoes, body, digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  ).run(seq, subject, actorText(actor), kind, edit, undoes, body, nextDigest(last?.digest ?? chainStart, body));
  return seq;
}

const actorText = (actor: Actor): string => (actor.kind === 'unattended' ? 'unattended' : `${actor.kind}:${actor.id}`);

interface Columns {
  readonly seq: number;
  readonly body: string;
  readonly digest: Digest;
  readonly is_undone: number;
}

function entryOf({ seq, body, digest, is_undone }: Columns): JournalEntry {
  const { edit, event } = fromJson<{ edit?: Edit; event?: AuditEvent }>(body);
  const base = { seq, digest, isUndone: is_undone === 1 };
  if (event)
    return {
      ...base,
      at: event.at,
      actor: event.actor,
      subject: event.subject,
      kind: event.kind,
      params: event.params,
      edit: null,
      undoes: null,
    };
  if (!edit) throw new TypeError(`journal entry ${seq} holds neither an edit nor an event`);
  return {
    ...base,
    at: edit.at,
    actor: edit.actor,
    subject: edit.subject,
    kind: edit.change.kind,
    params: paramsOf(edit),
    edit: edit.id,
    undoes: edit.undoes,
  };
}

/** What the journal's page says of an Edit beside its kind. */
function paramsOf({ change }: Edit): JournalEntry['params'] {
  switch (change.kind) {
    case 'fact.set':
      return { key: change.key };
    case 'finding.decide':
      return {
        finding: change.finding,
        from: change.before.status,
        to: change.after.status,
        reason: change.after.decided?.reason ?? '',
      };
    case 'finding.reshape':
      return { finding: change.finding };
    case 'finding.name':
      return { finding: change.finding, name: change.after.name };
    case 'finding.propose':
    case 'finding.add':
    case 'finding.withdraw':
      return { finding: change.finding.id, name: change.finding.name };
    case 'report.text':
      return { report: change.report, section: change.section };
    case 'report.sign':
      return { report: change.report, digest: change.digest };
    case 'report.amend':
      return { report: change.report, reason: change.reason };
    case 'report.discard':
    case 'report.restore':
      return { report: change.report };
    case 'subject.join':
      return { item: change.item.kind, id: change.item.kind === 'study' ? change.item.uid : change.item.file };
  }
}

/** Word for word what the index `journal_model_run` stands on. */
export const runsOfStudy = `
SELECT body FROM journal WHERE kind = 'model.run' AND json_extract(body, '$.event.params.study') = ? ORDER BY seq`;

const stepsOf = `
SELECT body FROM journal WHERE subject = ? AND seq > ? AND edit IS NOT NULL AND (actor = ? OR kind IN ('report.sign', 'report.amend')) ORDER BY seq`;

// An Edit is undone while an odd number of takings-back stands over it; an undo that was redone counts no more.
const pageOf = `
SELECT seq, body, digest,
  EXISTS (SELECT 1 FROM journal u WHERE u.undoes = journal.edit AND NOT EXISTS (SELECT 1 FROM journal r WHERE r.undoes = u.edit)) AS is_undone
FROM journal WHERE @subject IS NULL OR subject = @subject ORDER BY seq DESC LIMIT @limit OFFSET @offset`;
