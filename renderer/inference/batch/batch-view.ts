import type { JobId } from '../../../models/base/ids.ts';
import type { Batch } from '../../../models/inference/run/batch/batch.ts';
import { api } from '../../app/api/api.ts';
import { tellProblem } from '../../ui/message/problem.ts';
import { createStore } from '../../ui/store.ts';

/** The batch that the page shows, for its actions too. */
export const batchView = createStore<{ readonly shown: Batch | null }>({ shown: null });

const ask = async (what: 'pauseBatch' | 'goOnWithBatch' | 'cancelBatch', batch: JobId): Promise<void> => {
  try {
    await api.inference[what]({ batch });
  } catch (error) {
    tellProblem(error);
  }
};

/** Pauses what runs or waits, goes on with what is paused. */
export async function pauseOrGoOn(): Promise<void> {
  const { shown } = batchView.get();
  if (shown?.state === 'running' || shown?.state === 'waiting') await ask('pauseBatch', shown.id);
  if (shown?.state === 'paused') await ask('goOnWithBatch', shown.id);
}

/** At once, though it waits for its hour. */
export async function startNow(): Promise<void> {
  const { shown } = batchView.get();
  if (shown) await ask('goOnWithBatch', shown.id);
}

export async function cancelBatch(): Promise<void> {
  const { shown } = batchView.get();
  if (shown) await ask('cancelBatch', shown.id);
}
