import { availableParallelism } from 'node:os';
import { AppError } from '../../models/base/app-error.ts';
import type { Counted } from '../../models/base/ipc/counted.ts';
import type { JobId, StudyUid } from '../../models/base/ids.ts';
import type { ImportRow, ImportSummary } from '../../models/dicom/contract.ts';
import { WorkerPool } from '../app/jobs/worker-pool.ts';
import type { Library } from '../library/library.ts';
import type { ImportedFile, ImportedRow } from '../library/store/received.ts';
import { findSources } from './find-sources.ts';
import type { Parsed, ParseRequest } from './parse.worker.ts';
import { receivedOf, withUids } from './received-of.ts';
import type { Source, Unreadable } from './source.ts';

/** What an import is about, as its job keeps it: enough to go on after a crash. */
export interface ImportInput {
  readonly paths: readonly string[]; // absolute
  readonly mode: 'copy' | 'index';
}

export interface ImportRun {
  readonly job: JobId;
  readonly signal: AbortSignal;
  readonly report: (progress: Counted) => void;
  readonly library: Library;
  readonly newId: () => string;
}

const batchFiles = 64; // one transaction and one flush to disk each
const batchBytes = 256 * 1024 ** 2; // what may be in memory on the way
const mostRows = 10_000;

/**
 * Takes everything below the paths into the library. Files are read in threads, kept encrypted under their content, and
 * entered batch by batch: after a crash the job goes on behind the last whole batch. What cannot be used is a row with its
 * reason and stops nothing.
 *
 * @throws AppError `job.cancelled`, `store.full`; what was taken until then stays.
 */
export async function importPaths({ paths, mode }: ImportInput, run: ImportRun): Promise<ImportSummary> {
  const { library, job, signal, report } = run;
  const known = new Set((await library.store.importedPaths(job)).map(({ path }) => path));
  const pool = new WorkerPool<ParseRequest, Parsed>(
    new URL('./parse.worker.ts', import.meta.url),
    Math.min(4, availableParallelism()),
  );
  const names = new Map<string, string>();
  let done = known.size;
  let batch: Promise<ImportedFile>[] = [];
  let bytes = 0;

  const flush = async (): Promise<void> => {
    const files = await Promise.all(batch);
    batch = [];
    bytes = 0;
    if (files.length === 0) return;
    await library.blobs.flush();
    await library.store.putReceived({ job, files });
    done += files.length;
    report({ step: 'import', done, total: null });
  };
  try {
    for await (const source of findSources(paths, signal)) {
      names.set(source.path, source.name);
      if (known.has(source.path)) continue;
      if (source.kind === 'unreadable') batch.push(Promise.resolve(unreadableFile(source)));
      else {
        bytes += source.size;
        // A member is read while the archive stands at it; a file is read by its thread.
        const content = source.read ? await source.read().catch((error: unknown) => error) : null;
        batch.push(
          content instanceof AppError
            ? Promise.resolve(brokenMember(source, content))
            : take(source, content instanceof Uint8Array ? content : null, { pool, mode, run }),
        );
      }
      if (batch.length >= batchFiles || bytes >= batchBytes) await flush();
    }
    await flush();
  } finally {
    await Promise.allSettled(batch);
    await pool.close();
  }
  return summaryOf(await library.store.importRows(job), names);
}

interface Taking {
  readonly pool: WorkerPool<ParseRequest, Parsed>;
  readonly mode: ImportInput['mode'];
  readonly run: ImportRun;
}

/** Reads one file and keeps its bytes; its entry is made with its batch. */
const take = async (source: Source, content: Uint8Array | null, { pool, mode, run }: Taking): Promise<ImportedFile> => {
  const { name, path, size, modifiedMs } = source;
  const { header, bytes, digest } = await pool.run({ name, path, bytes: content });
  const file = { path, size, modifiedMs };
  if (!header.ok) {
    const isForeign = header.error.code === 'dicom.not-dicom' || header.error.code === 'dicom.directory';
    return { ...file, outcome: isForeign ? { skipped: header.error } : { refused: header.error } };
  }
  const isKept = mode === 'copy' || source.kind === 'member';
  const place = { id: run.newId(), digest, bytes: bytes?.length ?? size, name, path: isKept ? null : path };
  if (isKept && bytes) await run.library.blobs.write([bytes]);
  return { ...file, outcome: { received: receivedOf(withUids(header.value, digest), place) } };
};

const unreadableFile = ({ path, why }: Unreadable): ImportedFile => ({
  path,
  size: 0,
  modifiedMs: 0,
  outcome: { refused: why },
});

const brokenMember = ({ path, size, modifiedMs }: Source, { code, params }: AppError): ImportedFile => ({
  path,
  size,
  modifiedMs,
  outcome: { refused: { code, params } },
});

const summaryOf = (rows: readonly ImportedRow[], names: ReadonlyMap<string, string>): ImportSummary => {
  const count = (...statuses: ImportedRow['status'][]): number =>
    rows.filter(({ status }) => statuses.includes(status)).length;
  const told = rows
    .filter(({ status }) => status !== 'imported')
    .map(({ path, status, code, params }): ImportRow => ({ file: names.get(path) ?? path, status, code, params }));
  const studies = new Set(rows.flatMap(({ studyUid }): StudyUid[] => (studyUid ? [studyUid] : [])));
  return {
    files: rows.length,
    imported: count('imported', 'flagged', 'quarantined'),
    duplicates: count('duplicate'),
    refused: count('refused'),
    studies: [...studies],
    rows: told.slice(0, mostRows),
  };
};
