import type { StudyUid } from '../../../models/base/ids.ts';
import { api } from '../api/api.ts';
import { useCall } from '../api/use-call.ts';
import { useFeed } from '../api/use-feed.ts';

/** Whether the open study has slides, also such as cannot be shown; false while that is not known. */
export function useHasSlides(studyUid: StudyUid | null): boolean {
  const news = useFeed(api.library.changed, ({ what }) => what === 'study');
  const answer = useCall(async (signal) => {
    if (!studyUid) return { studyUid, has: false };
    const { slides, refused } = await api.slides.ofStudy({ studyUid }, { signal });
    return { studyUid, has: slides.length + refused.length > 0 };
  }, `${studyUid} ${news}`);
  return answer.status === 'done' && answer.value.studyUid === studyUid && answer.value.has;
}
