import { AppError, isAppError } from '../../models/base/app-error.ts';
import type { StudyUid } from '../../models/base/ids.ts';
import { factValueOf, instantOf } from '../../models/library/clinical-fact.ts';
import type { SampleCase } from '../../models/library/sample.ts';
import { api } from '../app/api/api.ts';
import { caseView, openCaseView } from '../app/api/case-view.ts';
import { createStore } from '../ui/store.ts';

export type SampleState =
  | { readonly status: 'idle' }
  | { readonly status: 'running'; readonly step: 'images' | 'genome' | 'clinical' }
  | { readonly status: 'failed'; readonly error: AppError };

/** How far the sample patient is; shown where it was asked for. */
export const sample = createStore<SampleState>({ status: 'idle' });

const at = (step: 'images' | 'genome' | 'clinical'): void => sample.set(() => ({ status: 'running', step }));

/** Brings the sample patient into the library: images, genome, clinical values, consent. The study, or null when it failed. */
export async function openSample(): Promise<StudyUid | null> {
  if (sample.get().status === 'running') return null;
  try {
    at('images');
    const found = await api.library.sample({});
    if (!found) throw new AppError('library.no-sample');
    const study = await bring(found);
    sample.set(() => ({ status: 'idle' }));
    return study;
  } catch (error) {
    sample.set(() => ({
      status: 'failed',
      error: isAppError(error) ? error : new AppError('ipc.unexpected', {}, error),
    }));
    return null;
  }
}

async function bring({ study, vcf, clinical, boxes }: SampleCase): Promise<StudyUid> {
  const { studies } = await api.dicom.import({ files: [study.file], mode: 'copy' });
  const [studyUid] = studies;
  if (!studyUid) throw new AppError('library.no-sample');
  const { subject } = await api.library.study({ studyUid });
  at('genome');
  await api.genome.scan({ file: vcf.file, subject: subject.id, sample: vcf.sample });
  at('clinical');
  for (const [key, value] of Object.entries(clinical.values)) {
    const at = instantOf(value);
    const fact = { subject: subject.id, key, code: null, value: factValueOf(value), notes: [], file: 'clinical.json' };
    await api.library.setFact(at ? { ...fact, at } : fact);
  }
  openCaseView(studyUid);
  caseView.set((view) => ({ ...view, boxes: boxes.map(({ side, min, max }) => ({ side, low: min, high: max })) }));
  return studyUid;
}
