import { AppError, isAppError } from '../../models/base/app-error.ts';
import type { Counted } from '../../models/base/ipc/counted.ts';
import type { ImportRow, ImportSummary } from '../../models/dicom/contract.ts';
import type { SubjectId } from '../../models/base/ids.ts';
import { api } from '../app/api/api.ts';
import type { HandedFile } from '../app/api/hand-over.ts';
import { createStore } from '../ui/store.ts';

/** Copied into the library, or left where they are. */
export type Mode = 'copy' | 'index';

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

/** Imports what is chosen or dropped; `hand` gives the files once they are handed over to main. No `mode`: as is set. */
export async function importFiles(
  hand: () => Promise<readonly HandedFile[]>,
  { mode, subject }: { readonly mode: Mode | null; readonly subject: SubjectId | null },
): Promise<void> {
  setRun({ status: 'handing-over' });
  try {
    const files = await hand();
    if (files.length === 0) return setRun({ status: 'idle' });
    const [genomes, images] = [files.filter(isGenome), files.filter((one) => !isGenome(one))];
    setRun({ status: 'running', progress: null });
    const imported = images.length === 0 ? nothing : await importImages(images, mode ?? (await usualMode()));
    const rows = await importGenomes(genomes, subject ?? (await onlySubject(imported.studies)));
    const refused = rows.filter(({ status }) => status === 'refused').length;
    const summary: ImportSummary = {
      ...imported,
      files: imported.files + genomes.length,
      imported: imported.imported + genomes.length - refused,
      refused: imported.refused + refused,
      rows: [...imported.rows, ...rows],
    };
    importing.set((before) => ({ ...before, run: { status: 'done', summary }, isReportOpen: isWorthReading(summary) }));
  } catch (error) {
    const known = isAppError(error) ? error : new AppError('ipc.unexpected', {}, error);
    importing.set((before) => ({ ...before, run: { status: 'failed', error: known }, isReportOpen: true }));
  }
}

const nothing: ImportSummary = { files: 0, imported: 0, duplicates: 0, refused: 0, studies: [], rows: [] };

const isGenome = ({ name }: HandedFile): boolean => /\.(vcf|bcf)(\.b?gz)?$/i.test(name);

/** How files are taken unless the person says otherwise; the IT department may have locked it. */
async function usualMode(): Promise<Mode> {
  const rows = await api.library.settings({});
  return rows.find(({ key }) => key === 'library.import')?.value === 'index' ? 'index' : 'copy';
}

const importImages = (images: readonly HandedFile[], mode: Mode): Promise<ImportSummary> =>
  api.dicom.import(
    { files: images.map(({ file }) => file), mode },
    { onProgress: (progress) => setRun({ status: 'running', progress }) },
  );

/** The person of what was imported with a genome file, where it is one person's. */
async function onlySubject(studies: ImportSummary['studies']): Promise<SubjectId | null> {
  const found = await Promise.all(studies.slice(0, mostAsked).map((studyUid) => api.library.study({ studyUid })));
  const subjects = new Set(found.map(({ subject }) => subject.id));
  const [only] = subjects;
  return subjects.size === 1 && studies.length <= mostAsked ? (only ?? null) : null;
}
const mostAsked = 10;

/** A genome file belongs to one person: without one it is not read, and says so. */
async function importGenomes(genomes: readonly HandedFile[], subject: SubjectId | null): Promise<readonly ImportRow[]> {
  const rows: ImportRow[] = [];
  for (const { file, name } of genomes) {
    if (!subject) {
      rows.push({ file: name, status: 'refused', code: 'dicom.vcf-needs-case', params: {} });
      continue;
    }
    try {
      await api.genome.scan({ file, subject, sample: null });
      rows.push({ file: name, status: 'imported', code: null, params: {} });
    } catch (error) {
      const { code, params } = isAppError(error) ? error : { code: 'ipc.unexpected', params: {} };
      rows.push({ file: name, status: 'refused', code, params: { ...params } });
    }
  }
  return rows;
}

/** A report opens by itself only when something could not be used as it came. */
const isWorthReading = ({ rows, imported }: ImportSummary): boolean =>
  imported === 0 || rows.some(({ status }) => status === 'quarantined' || status === 'refused' || status === 'flagged');
