import { isAppError } from '../../models/base/app-error.ts';
import { no } from '../../models/base/result.ts';
import type { Refusal } from '../../models/base/result.ts';
import type { StatedSpacing } from '../../models/dicom/picture/stated-spacing.ts';
import type { Library } from '../library/library.ts';
import type { ImportedFile } from '../library/store/received.ts';
import { isDropped } from './drops.ts';
import { limits } from './limits.ts';
import type { Readers } from './reading/open-readers.ts';
import type { Parsed } from './reading/parse.worker.ts';
import { receivedOf, withUids } from './received-of.ts';
import type { PackedMember, Source } from './sources/source.ts';

export interface Taking {
  readonly readers: Readers;
  readonly mode: 'copy' | 'index';
  readonly spacing: StatedSpacing | null;
  readonly library: Library;
  readonly newId: () => string;
}

/**
 * Reads one file in a thread and keeps its bytes, unless it is indexed where it lies; its entry is made with its batch.
 *
 * @param member  the packed bytes of an archive's member, which are moved away; null for a file on disk.
 * @throws AppError `job.cancelled`, `store.full`. A file that cannot be read, or that its thread fails on, is refused.
 */
export async function takeFile(
  source: Source,
  member: PackedMember | null,
  { readers, mode, spacing, library, newId }: Taking,
): Promise<ImportedFile> {
  const { name, path, size } = source;
  if (size === 0) return refusedFile(source, no('dicom.empty-file').error);
  if (size > limits.fileBytes) return refusedFile(source, no('import.too-large', { gigabytes: 2 }).error);
  const isKept = mode === 'copy' || source.kind === 'member' || isDropped(path);
  const { header, bytes, ...parsed } = await readers
    .read({ name, path, member, isKept, spacing }, size)
    .catch(unreadBy);
  if (!header.ok) return refusedFile(source, header.error);
  if (source.isOnMedium && header.value.format === 'picture')
    return refusedFile(source, no('import.picture-on-medium').error);
  if (bytes) await library.blobs.write([bytes]);
  const place = { id: newId(), digest: parsed.digest, bytes: parsed.size, name, path: isKept ? null : path };
  return { ...placeOf(source), outcome: { received: receivedOf(withUids(header.value, parsed.digest), place) } };
}

export type FilePlace = Pick<Source, 'path'> & Partial<Pick<Source, 'size' | 'modifiedMs'>>;

const foreign: ReadonlySet<string> = new Set(['dicom.not-dicom', 'dicom.directory', 'import.picture-on-medium']);

/** What no study was expected in is passed over; everything else that cannot be used is refused. */
export function refusedFile(source: FilePlace, why: Refusal): ImportedFile {
  return { ...placeOf(source), outcome: foreign.has(why.code) ? { skipped: why } : { refused: why } };
}

const placeOf = ({ path, size = 0, modifiedMs = 0 }: FilePlace) => ({
  path,
  size,
  modifiedMs,
});

/** How a thread that gave no answer is told of the file it failed on. Anything else ends the import. */
const threadFailures: Readonly<Record<string, string>> = {
  'job.no-answer': 'import.no-answer',
  'job.worker-died': 'import.reader-ended',
  'ipc.unexpected': 'import.reader-ended',
};

const unreadBy = (error: unknown): Parsed => {
  const code = isAppError(error) ? threadFailures[error.code] : undefined;
  if (!isAppError(error) || !code) throw error;
  const [stack = ''] = typeof error.cause === 'string' ? error.cause.split('\n') : [];
  return { header: no(code, { reason: stack, ...error.params }), bytes: null, size: 0, digest: '' };
};
