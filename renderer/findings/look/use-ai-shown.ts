import { useEffect } from 'react';
import type { FindingId, StudyUid } from '../../../models/base/ids.ts';
import type { Finding } from '../../../models/findings/finding.ts';
import { api } from '../../app/api/api.ts';
import { caseView, showAi } from '../../app/api/case-view.ts';
import { useCall } from '../../app/api/use-call.ts';
import { useStore } from '../../ui/store.ts';
import { isProposal } from '../is-proposal.ts';
import { endLook } from './own-look.ts';

/**
 * Whether a model's proposals are shown: at once if the setting says so; else when the reader's own look is over, which is
 * when they go to a proposal. Choosing one's own measurement shows nothing.
 */
export function useAiShown(studyUid: StudyUid, list: readonly Finding[], focus: FindingId | null): boolean {
  const settings = useCall((signal) => api.library.settings({}, { signal }), 'settings');
  const rows = settings.status === 'done' ? settings.value : [];
  const isAtOnce = rows.find(({ key }) => key === 'reading.aiAfterLook')?.value === false;
  const isWanted = list.some((finding) => finding.id === focus && isProposal(finding));
  const isShown = useStore(caseView, (view) => view.isAiShown);
  useEffect(() => {
    if (isAtOnce) showAi();
    else if (isWanted) endLook(studyUid, list);
  }, [isAtOnce, isWanted]);
  return isShown;
}
