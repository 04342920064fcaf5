import { AppError, isAppError } from '../../models/base/app-error.ts';
import type { FactValue } from '../../models/base/fact.ts';
import type { StudyUid } from '../../models/base/ids.ts';
import type { Clinical, SampleCase } from '../../models/library/sample.ts';
import { api } from '../app/api/api.ts';
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

async function bring({ study, clinical }: SampleCase): Promise<StudyUid> {
  const { studies } = await api.dicom.import({ files: [study.file], mode: 'copy' });
  const [studyUid] = studies;
  if (!studyUid) throw new AppError('library.no-sample');
  const { subject } = await api.library.study({ studyUid });
  at('clinical');
  for (const [key, value] of factsOf(clinical.values))
    await api.library.setFact({ subject: subject.id, key, code: null, value, notes: [] });
  return studyUid;
}

const factsOf = (values: Clinical): readonly (readonly [key: string, value: FactValue])[] =>
  Object.entries(values).map(([key, { value, unit }]) => [key, factValue(value, unit)]);

const factValue = (value: string | number | boolean, unit: string | null): FactValue =>
  typeof value === 'number'
    ? { kind: 'quantity', value, unit: unit ?? '1' }
    : typeof value === 'boolean'
      ? { kind: 'boolean', is: value }
      : { kind: 'text', text: value };
