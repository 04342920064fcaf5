import { isAppError } from '../../models/base/app-error.ts';
import type { Counted } from '../../models/base/ipc/counted.ts';
import type { JobId, StudyUid } from '../../models/base/ids.ts';
import type { Refusal } from '../../models/base/result.ts';
import { z } from '../../models/base/schema.ts';
import type { ImportRow, ImportSummary } from '../../models/dicom/contract.ts';
import { StatedSpacing } from '../../models/dicom/picture/stated-spacing.ts';
import type { Library } from '../library/library.ts';
import type { ImportedFile, ImportedRow } from '../library/store/received.ts';
import { Batches } from './batches.ts';
import { limits } from './limits.ts';
import { openReaders } from './reading/open-readers.ts';
import type { Readers } from './reading/open-readers.ts';
import { findSources } from './sources/find-sources.ts';
import type { PackedMember, Source } from './sources/source.ts';
import { refusedFile, takeFile } from './take-file.ts';
import type { FilePlace } from './take-file.ts';

/** What an import is about, as its job keeps it: enough to go on after a crash. */
export const ImportInput = z.object({
  paths: z.array(z.string()).readonly(), // absolute
  mode: z.enum(['copy', 'index']),
  spacing: StatedSpacing.optional(), // for images that have none
});
export type ImportInput = z.infer<typeof ImportInput>;

export interface ImportRun {
  readonly job: JobId;
  readonly signal: AbortSignal;
  readonly report: (progress: Counted) => void;
  readonly library: Library;
  readonly newId: () => string;
  readonly readers?: Readers; // threads other than the usual ones; closed with the import
}

/**
 * Takes everything below the paths into the library. Files are read in threads, kept encrypted under their content, and
 * entered batch by batch: after a crash the job goes on behind the last whole batch. What cannot be used is a row with its
 * reason and stops nothing.
 *
 * @throws AppError `job.cancelled`, `store.full`; what was taken until then stays.
 */
export async function importPaths({ paths, mode, spacing }: ImportInput, run: ImportRun): Promise<ImportSummary> {
  const { library, job, signal, report, newId, readers = openReaders() } = run;
  const known = new Set((await library.store.importedPaths(job)).map(({ path }) => path));
  const names = new Map<string, string>();
  const batches = new Batches({ job, library, report, done: known.size });
  const cancel = (): void => void readers.close();
  signal.addEventListener('abort', cancel, { once: true });
  try {
    for await (const source of findSources(paths, signal)) {
      names.set(source.path, source.name);
      if (known.has(source.path)) continue;
      if (source.kind === 'unreadable') await batches.add(refused(source, source.why), 0);
      else {
        const member = await memberOf(source);
        const taken = isRefusal(member)
          ? refused(source, member)
          : takeFile(source, member, { readers, mode, spacing: spacing ?? null, library, newId });
        await batches.add(taken, source.size);
      }
    }
    await batches.finish();
  } finally {
    signal.removeEventListener('abort', cancel);
    await readers.close();
    await batches.settle();
  }
  return summaryOf(await library.store.importRows(job), names);
}

/** A member as it lies in its archive, read while the archive stands at it; a file is read by its thread. */
async function memberOf({ read, size }: Source): Promise<PackedMember | Refusal | null> {
  try {
    return read && size > 0 ? await read() : null;
  } catch (error) {
    if (isAppError(error)) return { code: error.code, params: error.params };
    throw error;
  }
}

const refused = async (place: FilePlace, why: Refusal): Promise<ImportedFile> => refusedFile(place, why);
const isRefusal = (member: PackedMember | Refusal | null): member is Refusal => member !== null && 'code' in member;

const summaryOf = (rows: readonly ImportedRow[], names: ReadonlyMap<string, string>): ImportSummary => {
  const count = (...statuses: ImportedRow['status'][]): number =>
    rows.filter(({ status }) => statuses.includes(status)).length;
  const told = rows
    .filter(({ status, code }) => status !== 'imported' || code !== null)
    .map(({ path, status, code, params }): ImportRow => ({ file: names.get(path) ?? path, status, code, params }));
  const studies = new Set(rows.flatMap(({ studyUid }): StudyUid[] => (studyUid ? [studyUid] : [])));
  return {
    files: rows.length,
    imported: count('imported', 'flagged', 'quarantined'),
    duplicates: count('duplicate'),
    refused: count('refused'),
    studies: [...studies],
    rows: told.slice(0, limits.rows),
  };
};
