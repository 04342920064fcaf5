import { AppError, isAppError } from '../../../models/base/app-error.ts';
import type { Digest, SubjectId } from '../../../models/base/ids.ts';
import { api } from '../../app/api/api.ts';
import { pickFiles } from '../../app/api/pick-files.ts';
import { loading } from './load-score.ts';

/** Asks for a reference panel of a score and keeps it in the library. */
export const loadPanel = (score: Digest): Promise<void> =>
  load('panel', (file) => api.genome.loadPanel({ ...file, score }));

/** Asks for a table of projected components and takes the person's over. */
export const loadComponents = (subject: SubjectId): Promise<void> =>
  load('components', (file) => api.genome.loadComponents({ ...file, subject }));

async function load(
  purpose: 'panel' | 'components',
  take: (file: Awaited<ReturnType<typeof pickFiles>>[number]) => Promise<unknown>,
): Promise<void> {
  if (loading.get().status === 'running') return;
  const [file] = await pickFiles(purpose);
  if (!file) return;
  const { name } = file;
  loading.set(() => ({ status: 'running', name }));
  try {
    await take(file);
    loading.set(() => ({ status: 'idle' }));
  } catch (thrown) {
    const error = isAppError(thrown) ? thrown : new AppError('ipc.unexpected', {}, thrown);
    loading.set(() => ({ status: 'failed', name, error }));
  }
}
