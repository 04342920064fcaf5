import { AppError, isAppError } from '../../../../models/base/app-error.ts';
import type { Counted } from '../../../../models/base/ipc/counted.ts';
import { api } from '../../../app/api/api.ts';
import { pickFiles } from '../../../app/api/pick-files.ts';
import { createStore } from '../../../ui/store.ts';

/** Kinds of knowledge that a site loads for the variants. */
export type PackKind = 'clinvar' | 'exons';

/** The loading of a pack; its refusal is shown until the next. */
export type PackState =
  | { readonly status: 'idle' }
  | {
      readonly status: 'running';
      readonly kind: PackKind;
      readonly name: string;
      readonly progress: Counted | null;
      readonly cancel: () => void;
    }
  | { readonly status: 'failed'; readonly kind: PackKind; readonly name: string; readonly error: AppError };

export const loadingPack = createStore<PackState>({ status: 'idle' });

const loads = { clinvar: api.genome.loadClinvar, exons: api.genome.loadExons } as const;

/** Asks for a file and keeps it in the library, read to its end first. */
export async function loadPack(kind: PackKind): Promise<void> {
  if (loadingPack.get().status === 'running') return;
  const [file] = await pickFiles(kind);
  if (!file) return;
  const { name } = file;
  const aborter = new AbortController();
  const running = (progress: Counted | null): void =>
    loadingPack.set(() => ({ status: 'running', kind, name, progress, cancel: () => aborter.abort() }));
  running(null);
  try {
    await loads[kind](file, { signal: aborter.signal, onProgress: running });
    loadingPack.set(() => ({ status: 'idle' }));
  } catch (thrown) {
    const error = isAppError(thrown) ? thrown : new AppError('ipc.unexpected', {}, thrown);
    loadingPack.set(() =>
      error.code === 'job.cancelled' ? { status: 'idle' } : { status: 'failed', kind, name, error },
    );
  }
}

export const closePack = (): void => loadingPack.set(() => ({ status: 'idle' }));
