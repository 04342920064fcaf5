import { AppError, isAppError } from '../../../models/base/app-error.ts';
import type { Counted } from '../../../models/base/ipc/counted.ts';
import type { SubjectId } from '../../../models/base/ids.ts';
import { api } from '../../app/api/api.ts';
import type { HandedFile } from '../../app/api/hand-over.ts';
import { pickFiles } from '../../app/api/pick-files.ts';
import { createStore } from '../../ui/store.ts';

/** How far the reading of a VCF is; `sample`: the file has several, and one must be named. */
export type ReadState =
  | { readonly status: 'idle' }
  | { readonly status: 'sample'; readonly file: HandedFile; readonly samples: readonly string[] }
  | {
      readonly status: 'running';
      readonly name: string;
      readonly progress: Counted | null;
      readonly cancel: () => void;
    }
  | { readonly status: 'failed'; readonly name: string; readonly error: AppError; readonly again: Again | null };

/** What is read if a person says that it is the same one. */
export interface Again {
  readonly file: HandedFile;
  readonly sample: string | null;
}

export const reading = createStore<ReadState>({ status: 'idle' });

/** Asks for a VCF and reads it for the Subject; asks which sample where it has several. */
export async function readVcf(subject: SubjectId): Promise<void> {
  if (reading.get().status === 'running') return;
  const [file] = await pickFiles('vcf');
  if (!file) return;
  try {
    const { samples } = await api.genome.samples({ file: file.file });
    if (samples.length > 1) reading.set(() => ({ status: 'sample', file, samples }));
    else await scan(subject, file, null);
  } catch (error) {
    fail(file.name, error);
  }
}

/** Reads the file for the sample that was named. */
export async function scan(
  subject: SubjectId,
  handed: HandedFile,
  sample: string | null,
  isSamePerson = false,
): Promise<void> {
  const { file, name } = handed;
  const aborter = new AbortController();
  const running = (progress: Counted | null): void =>
    reading.set(() => ({ status: 'running', name, progress, cancel: () => aborter.abort() }));
  running(null);
  try {
    await api.genome.scan({ file, subject, sample, isSamePerson }, { signal: aborter.signal, onProgress: running });
    reading.set(() => ({ status: 'idle' }));
  } catch (error) {
    fail(name, error, { file: handed, sample });
  }
}

export const stopAsking = (): void => reading.set(() => ({ status: 'idle' }));

const fail = (name: string, thrown: unknown, read: Again | null = null): void => {
  const error = isAppError(thrown) ? thrown : new AppError('ipc.unexpected', {}, thrown);
  reading.set(() =>
    error.code === 'job.cancelled'
      ? { status: 'idle' }
      : { status: 'failed', name, error, again: error.code === 'subject.conflict' ? read : null },
  );
};
