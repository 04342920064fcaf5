import { useEffect } from 'react';
import type { StudyUid } from '../../../models/base/ids.ts';
import { api } from '../api/api.ts';
import { useCall } from '../api/use-call.ts';
import { useFeed } from '../api/use-feed.ts';

type Case = Awaited<ReturnType<typeof api.library.study>>;

/** The open study with its person, series and priors; null while none is open or it is not there yet. */
export function useCase(studyUid: StudyUid | null): Case | null {
  const news = useFeed(api.library.changed, ({ what }) => what === 'study' || what === 'subject');
  const answer = useCall(
    (signal) => (studyUid ? api.library.study({ studyUid }, { signal }) : Promise.resolve(null)),
    `${studyUid} ${news}`,
  );
  useEffect(() => {
    if (studyUid) api.library.openStudy({ studyUid }).catch(() => undefined); // what is wrong with it, `study` tells
  }, [studyUid]);
  const found = answer.status === 'done' ? answer.value : null;
  return found?.study.uid === studyUid ? found : null;
}
