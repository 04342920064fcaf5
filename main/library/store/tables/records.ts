import { randomUUID } from 'node:crypto';
import type { Digest, JobId } from '../../../../models/base/ids.ts';
import type { JobRow } from '../../../../models/library/job-row.ts';
import type { SettingValue } from '../../../../models/library/settings.ts';
import type { Database } from '../database.ts';
import { fromJson } from './columns.ts';

/** A job with what it was asked, so that it can go on after a crash. */
export interface JobRecord extends JobRow {
  readonly input: unknown;
}

interface JobColumns extends Omit<JobRecord, 'progress' | 'params' | 'input'> {
  readonly progress: string | null;
  readonly params: string;
  readonly input: string;
  readonly owner: string;
}

/** Small tables that are put and got: jobs, settings, blobs, documents. */
export const recordMethods = (db: Database, opening = `${process.pid}.${randomUUID()}`) => ({
  putJob: ({ progress, params, input, ...row }: JobRecord): void => {
    db.prepare(putJob).run({
      ...row,
      owner: opening,
      progress: progress && JSON.stringify(progress),
      params: JSON.stringify(params),
      input: JSON.stringify(input ?? null),
    });
  },

  /** Newest first, at most 200. */
  jobs: (): JobRecord[] =>
    db.prepare<[], JobColumns>(`${jobColumns} ORDER BY queued_at DESC LIMIT 200`).all().map(jobOf),

  job: (id: JobId): JobRecord | null =>
    db.prepare<[string], JobColumns>(`${jobColumns} WHERE id = ?`).all(id).map(jobOf)[0] ?? null,

  /** Jobs that a crash or a power cut left behind: unfinished, and the process that ran them is gone. */
  unfinishedJobs: (): JobRecord[] =>
    db
      .prepare<[], JobColumns>(`${jobColumns} WHERE state IN ('queued', 'running') ORDER BY queued_at`)
      .all()
      .filter(({ owner }) => !isRunning(owner, opening))
      .map(jobOf),

  userSettings: (account: string): { key: string; value: unknown }[] =>
    db
      .prepare<[string], { key: string; value: string }>('SELECT key, value FROM setting WHERE account = ?')
      .all(account)
      .map(({ key, value }) => ({ key, value: fromJson(value) })),

  /** Null takes the user's choice away: the default, or the policy, holds again. */
  putSetting: ({ account, key, value }: { account: string; key: string; value: SettingValue | null }): void => {
    if (value === null)
      db.prepare<[string, string]>('DELETE FROM setting WHERE account = ? AND key = ?').run(account, key);
    else
      db.prepare<[string, string, string]>('INSERT OR REPLACE INTO setting (account, key, value) VALUES (?, ?, ?)').run(
        account,
        key,
        JSON.stringify(value),
      );
  },

  putBlobRef: ({ digest, kind, bytes, at }: { digest: Digest; kind: string; bytes: number; at: string }): void => {
    db.prepare('INSERT INTO blob (digest, kind, bytes, at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING').run(
      digest,
      kind,
      bytes,
      at,
    );
  },

  /** A document of the site's own: a normative table, what a graphics card was found to do. `body` is JSON. */
  putDocument: ({ kind, id, body }: { kind: string; id: string; body: unknown }): void => {
    db.prepare<[string, string, string]>('INSERT OR REPLACE INTO document (kind, id, body) VALUES (?, ?, ?)').run(
      kind,
      id,
      JSON.stringify(body ?? null),
    );
  },

  document: ({ kind, id }: { kind: string; id: string }): unknown =>
    fromJson(
      db
        .prepare<[string, string], string>('SELECT body FROM document WHERE kind = ? AND id = ?')
        .pluck()
        .get(kind, id) ?? 'null',
    ),

  documents: (kind: string): { id: string; body: unknown }[] =>
    db
      .prepare<[string], { id: string; body: string }>('SELECT id, body FROM document WHERE kind = ? ORDER BY id')
      .all(kind)
      .map(({ id, body }) => ({ id, body: fromJson(body) })),

  /** Another number whenever another process wrote: ours does not count. */
  writesOfOthers: (): number => Number(db.pragma('data_version', { simple: true })),

  /** Reads every page: authentic, and whole as SQLite sees it. Empty: nothing found wrong. */
  integrity: (): string[] =>
    db
      .prepare<[], string>('PRAGMA integrity_check(20)')
      .pluck()
      .all()
      .filter((line) => line !== 'ok'),
});

/** Process ids come again, in containers soon: one of our own number is ours only under this opening's name. */
function isRunning(owner: string, opening: string): boolean {
  const pid = Number.parseInt(owner, 10);
  if (pid === process.pid) return owner === opening;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'; // alive, and another user's
  }
}

const jobOf = ({ id, kind, state, input, progress, code, params, queuedAt, endedAt }: JobColumns): JobRecord => ({
  id,
  kind,
  state,
  code,
  queuedAt,
  endedAt,
  progress: progress === null ? null : fromJson(progress),
  params: fromJson(params),
  input: fromJson(input),
});

const jobColumns =
  'SELECT id, kind, state, owner, input, progress, code, params, queued_at AS queuedAt, ended_at AS endedAt FROM job';

const putJob = `
INSERT INTO job (id, kind, state, owner, input, progress, code, params, queued_at, ended_at)
VALUES (@id, @kind, @state, @owner, @input, @progress, @code, @params, @queuedAt, @endedAt)
ON CONFLICT (id) DO UPDATE SET state = excluded.state, owner = excluded.owner, progress = excluded.progress, code = excluded.code, params = excluded.params,
  ended_at = excluded.ended_at`;
