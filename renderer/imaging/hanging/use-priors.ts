import { useEffect } from 'react';
import type { StudyUid } from '../../../models/base/ids.ts';
import { api } from '../../app/api/api.ts';
import { useCall } from '../../app/api/use-call.ts';
import { reading } from '../view/reading.ts';
import type { PriorStudy } from '../view/reading.ts';

/** Finds the nearest prior of the open study, once its own images are known; what cannot be read is no prior. */
export function usePriors(studyUid: StudyUid, isOpened: boolean): void {
  const answer = useCall(
    async (signal) => (isOpened ? { studyUid, prior: await nearestPrior(studyUid, signal) } : null),
    `${studyUid} ${isOpened}`,
  );
  useEffect(() => {
    const found = answer.status === 'done' ? answer.value : null;
    if (!found) return;
    reading.set((state) =>
      state.studyUid === found.studyUid ? { ...state, priors: found.prior ? [found.prior] : [] } : state,
    );
  }, [answer]);
}

/** The nearest prior with its display sets, null where there is none. */
export async function nearestPrior(studyUid: StudyUid, signal: AbortSignal): Promise<PriorStudy | null> {
  const [prior] = await api.imaging.priors({ studyUid }, { signal });
  if (!prior) return null;
  const displaySets = await api.imaging.displaySets({ studyUid: prior.studyUid }, { signal });
  const flat = displaySets.filter(({ kind }) => kind !== 'slide');
  return { studyUid: prior.studyUid, date: prior.date ?? '', displaySets: flat };
}
