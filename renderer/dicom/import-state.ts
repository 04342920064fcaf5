import { AppError, isAppError } from '../../models/base/app-error.ts';
import type { Counted } from '../../models/base/counted.ts';
import type { ImportSummary } from '../../models/dicom/contract.ts';
import { api } from '../app/api/api.ts';
import type { HandedFile } from '../app/api/hand-over.ts';
import { createStore } from '../ui/store.ts';

export interface ImportState {
  readonly isChoosing: boolean;
  readonly isReportOpen: boolean;
  readonly run:
    | { readonly status: 'idle' }
    | { readonly status: 'handing-over' }
    | { readonly status: 'running'; readonly progress: Counted | null }
    | { readonly status: 'done'; readonly summary: ImportSummary }
    | { readonly status: 'failed'; readonly error: AppError };
}

export const importing = createStore<ImportState>({ isChoosing: false, isReportOpen: false, run: { status: 'idle' } });

const setRun = (run: ImportState['run']): void => importing.set((before) => ({ ...before, run }));

export const showChoice = (isChoosing: boolean): void => importing.set((before) => ({ ...before, isChoosing }));
export const showReport = (isReportOpen: boolean): void => importing.set((before) => ({ ...before, isReportOpen }));

/** Imports what is chosen or dropped; `hand` gives the files once they are handed over to main. */
export async function importFiles(hand: () => Promise<readonly HandedFile[]>, mode: 'copy' | 'index'): Promise<void> {
  setRun({ status: 'handing-over' });
  try {
    const files = (await hand()).map(({ file }) => file);
    if (files.length === 0) return setRun({ status: 'idle' });
    const onProgress = (progress: Counted): void => setRun({ status: 'running', progress });
    setRun({ status: 'running', progress: null });
    const summary = await api.dicom.import({ files, mode }, { onProgress });
    importing.set((before) => ({ ...before, run: { status: 'done', summary }, isReportOpen: isWorthReading(summary) }));
  } catch (error) {
    const known = isAppError(error) ? error : new AppError('ipc.unexpected', {}, error);
    importing.set((before) => ({ ...before, run: { status: 'failed', error: known }, isReportOpen: true }));
  }
}

/** A report opens by itself only when something could not be used as it came. */
const isWorthReading = ({ rows, imported }: ImportSummary): boolean =>
  imported === 0 || rows.some(({ status }) => status === 'quarantined' || status === 'refused' || status === 'flagged');
