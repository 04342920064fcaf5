import { AppError, isAppError } from '../../../models/base/app-error.ts';
import { api } from '../../app/api/api.ts';
import { pickFiles } from '../../app/api/pick-files.ts';
import { createStore } from '../../ui/store.ts';

/** The loading of a table; its refusal is shown until it is closed. */
export type TableState =
  | { readonly status: 'idle' }
  | { readonly status: 'running'; readonly name: string }
  | { readonly status: 'failed'; readonly name: string; readonly error: AppError };

export const loadingTable = createStore<TableState>({ status: 'idle' });

/** Asks for the file of a table and keeps it, where it has this digest. */
export async function loadTable(sha256: string): Promise<void> {
  if (loadingTable.get().status === 'running') return;
  const [file] = await pickFiles('knowledge');
  if (!file) return;
  const { name } = file;
  loadingTable.set(() => ({ status: 'running', name }));
  try {
    await api.genome.loadKnowledge({ ...file, sha256 });
    loadingTable.set(() => ({ status: 'idle' }));
  } catch (thrown) {
    const error = isAppError(thrown) ? thrown : new AppError('ipc.unexpected', {}, thrown);
    loadingTable.set(() => ({ status: 'failed', name, error }));
  }
}

export const closeTable = (): void => loadingTable.set(() => ({ status: 'idle' }));
