import { AppError, isAppError } from '../../../models/base/app-error.ts';
import type { Counted } from '../../../models/base/ipc/counted.ts';
import type { Digest, SubjectId } from '../../../models/base/ids.ts';
import { api } from '../../app/api/api.ts';
import type { HandedFile } from '../../app/api/hand-over.ts';
import { pickFiles } from '../../app/api/pick-files.ts';
import { createStore } from '../../ui/store.ts';

/** What a site loads beside a genome file: knowledge, or what a person's scores are compared with. */
export type LoadKind = 'score' | 'panel' | 'components' | PackKind | 'knowledge';

/** Of it, what variants are read with. */
export type PackKind = 'clinvar' | 'exons';

/** The loading of one file; its refusal is shown until it is closed, or the next is loaded. */
export type LoadState =
  | { readonly status: 'idle' }
  | {
      readonly status: 'running';
      readonly kind: LoadKind;
      readonly name: string;
      readonly progress: Counted | null;
      readonly cancel: () => void;
    }
  | { readonly status: 'failed'; readonly kind: LoadKind; readonly name: string; readonly error: AppError };

export const loading = createStore<LoadState>({ status: 'idle' });
export const closeLoading = (): void => loading.set(() => ({ status: 'idle' }));

/** Asks for a scoring file and keeps it in the library. */
export const loadScore = (): Promise<void> => load('score', api.genome.loadScore);

/** Asks for a reference panel of a score. */
export const loadPanel = (score: Digest): Promise<void> =>
  load('panel', (file, run) => api.genome.loadPanel({ ...file, score }, run));

/** Asks for a table of projected components and takes the person's over. */
export const loadComponents = (subject: SubjectId): Promise<void> =>
  load('components', (file, run) => api.genome.loadComponents({ ...file, subject }, run));

/** Asks for a release of ClinVar, or for exons. */
export const loadPack = (kind: PackKind): Promise<void> =>
  load(kind, kind === 'clinvar' ? api.genome.loadClinvar : api.genome.loadExons);

/** Asks for a table that has this digest, and uses it in place of the one that ships. */
export const loadTable = (sha256: string): Promise<void> =>
  load('knowledge', (file, run) => api.genome.loadKnowledge({ ...file, sha256 }, run));

interface Run {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Counted) => void;
}

/** One at a time: while one is running, nothing is asked for. Of what is cancelled nothing is kept. */
async function load(kind: LoadKind, take: (file: HandedFile, run: Run) => Promise<unknown>): Promise<void> {
  if (loading.get().status === 'running') return;
  const [file] = await pickFiles(kind);
  if (!file) return;
  const { name } = file;
  const aborter = new AbortController();
  const running = (progress: Counted | null): void =>
    loading.set(() => ({ status: 'running', kind, name, progress, cancel: () => aborter.abort() }));
  running(null);
  try {
    await take(file, { signal: aborter.signal, onProgress: running });
    closeLoading();
  } catch (thrown) {
    const error = isAppError(thrown) ? thrown : new AppError('ipc.unexpected', {}, thrown);
    loading.set(() => (error.code === 'job.cancelled' ? { status: 'idle' } : { status: 'failed', kind, name, error }));
  }
}
