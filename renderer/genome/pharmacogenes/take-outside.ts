import type { SubjectId } from '../../../models/base/ids.ts';
import { AppError, isAppError } from '../../../models/base/app-error.ts';
import { api } from '../../app/api/api.ts';
import { pickFiles } from '../../app/api/pick-files.ts';
import { createStore } from '../../ui/store.ts';

type Taken = Awaited<ReturnType<typeof api.genome.outside>>;

/** What became of the file of outside calls that was read last; shown until it is closed. */
export type OutsideState =
  | { readonly status: 'idle' }
  | { readonly status: 'taken'; readonly name: string; readonly taken: Taken }
  | { readonly status: 'failed'; readonly name: string; readonly error: AppError };

export const outsideRead = createStore<OutsideState>({ status: 'idle' });

/** Asks for a file of a specialised caller and takes its calls over. */
export async function takeOutside(subject: SubjectId): Promise<void> {
  const [file] = await pickFiles('outside');
  if (!file) return;
  const { name } = file;
  try {
    const taken = await api.genome.outside({ subject, ...file });
    outsideRead.set(() => ({ status: 'taken', name, taken }));
  } catch (thrown) {
    const error = isAppError(thrown) ? thrown : new AppError('ipc.unexpected', {}, thrown);
    outsideRead.set(() => ({ status: 'failed', name, error }));
  }
}

export const closeOutside = (): void => outsideRead.set(() => ({ status: 'idle' }));
