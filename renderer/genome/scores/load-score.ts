import { AppError, isAppError } from '../../../models/base/app-error.ts';
import { api } from '../../app/api/api.ts';
import { pickFiles } from '../../app/api/pick-files.ts';
import { createStore } from '../../ui/store.ts';

/** The loading of a scoring file; its refusal is shown until the next. */
export type LoadState =
  | { readonly status: 'idle' }
  | { readonly status: 'running'; readonly name: string }
  | { readonly status: 'failed'; readonly name: string; readonly error: AppError };

export const loading = createStore<LoadState>({ status: 'idle' });

/** Asks for a scoring file and keeps it in the library. */
export async function loadScore(): Promise<void> {
  if (loading.get().status === 'running') return;
  const [file] = await pickFiles('score');
  if (!file) return;
  const { name } = file;
  loading.set(() => ({ status: 'running', name }));
  try {
    await api.genome.loadScore(file);
    loading.set(() => ({ status: 'idle' }));
  } catch (thrown) {
    const error = isAppError(thrown) ? thrown : new AppError('ipc.unexpected', {}, thrown);
    loading.set(() => ({ status: 'failed', name, error }));
  }
}
