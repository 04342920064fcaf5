import { AppError, isAppError } from '../../../models/base/app-error.ts';

/** What lies in no file that is read: a job, the library, a model or panel that was named. */
const ofNoFile = /^(?:cli|job|library|ipc|shell)\.|^packs\.unknown$|^genome\.panel-unknown$/;

/**
 * Work that reads one file or folder, as typed: what is wrong with it is told with its name, where the refusal itself names
 * none.
 *
 * @throws what the work throws; an AppError without `file` with one.
 */
export async function about<T>(typed: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isAppError(error) || 'file' in error.params || ofNoFile.test(error.code)) throw error;
    throw new AppError(error.code, { ...error.params, file: typed }, error);
  }
}
