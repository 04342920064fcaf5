import { useEffect } from 'react';
import type { StudyUid } from '../../../../models/base/ids.ts';
import { isAppError } from '../../../../models/base/app-error.ts';
import type { ListedSegmentation } from '../../../../models/imaging/view/segmentations/listed-segmentation.ts';
import { segmentsOfBytes } from '../../../../models/imaging/view/segmentations/segment-bytes.ts';
import { api } from '../../../app/api/api.ts';
import { caseView } from '../../../app/api/case-view.ts';
import { useCall } from '../../../app/api/use-call.ts';
import { useFeed } from '../../../app/api/use-feed.ts';
import { tellProblem } from '../../../ui/message/problem.ts';
import { refusalOf } from '../../engine/refusal-of.ts';
import { countAutomatic, received } from './received.ts';
import type { Segments } from './received.ts';

/** Finds the segmentations that were received with a study and its prior, and fetches their segments one object after another. */
export function useReceived(studyUid: StudyUid, prior: StudyUid | null): void {
  const news = useFeed(api.library.changed, ({ what }) => what === 'study');
  const answer = useCall(
    async (signal) => ({
      own: await api.findings.received({ studyUid }, { signal }),
      prior: prior ? await api.findings.received({ studyUid: prior }, { signal }) : [],
    }),
    `${studyUid} ${prior} ${news}`,
  );
  useEffect(() => received.set((view) => ({ ...view, own: [], prior: [], segments: new Map() })), [studyUid]);
  useEffect(() => {
    if (answer.status === 'failed') tellProblem(answer.error);
    if (answer.status !== 'done') return undefined;
    const lists = answer.value;
    const all = [...lists.own, ...lists.prior];
    received.set((view) => ({ ...view, ...lists }));
    caseView.set((view) => ({ ...view, receivedAi: countAutomatic(all) }));
    const stop = new AbortController();
    void fetchAll(all, stop.signal);
    return () => stop.abort();
  }, [answer]);
}

/** What is here already is not fetched again: the objects never change. */
async function fetchAll(listed: readonly ListedSegmentation[], signal: AbortSignal): Promise<void> {
  for (const { instance, refusal } of listed) {
    if (refusal !== null || received.get().segments.has(instance)) continue;
    const come = await segmentsOf(instance, signal);
    if (signal.aborted) return;
    received.set((view) => ({ ...view, segments: new Map(view.segments).set(instance, come) }));
  }
}

async function segmentsOf(instance: string, signal: AbortSignal): Promise<Segments> {
  try {
    const answer = await fetch(`/segments/${instance}`, { signal });
    if (!answer.ok) throw await refusalOf(answer);
    return { status: 'done', segments: segmentsOfBytes(await answer.arrayBuffer()) };
  } catch (error) {
    if (isAppError(error)) return { status: 'failed', error };
    if (signal.aborted) return { status: 'failed', error: { code: 'job.cancelled', params: {} } };
    throw error;
  }
}
