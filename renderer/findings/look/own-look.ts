import type { StudyUid } from '../../../models/base/ids.ts';
import type { Finding } from '../../../models/findings/finding.ts';
import { api } from '../../app/api/api.ts';
import { caseView, showAi } from '../../app/api/case-view.ts';
import { tellProblem } from '../../ui/message/problem.ts';
import { t } from '../../ui/text/t.ts';
import { isProposal } from '../is-proposal.ts';
import { said } from '../said.ts';

/** Outlines of an automatic algorithm came with the images and are not shown yet. */
export const isReceivedWaiting = (): boolean => {
  const { isAiShown, receivedAi } = caseView.get();
  return !isAiShown && receivedAi > 0;
};

/**
 * Shows what models proposed and what automatic algorithms elsewhere outlined: the reader has looked without them, which
 * stands in the journal with how many there are. Nothing happens where none waits.
 */
export function endLook(studyUid: StudyUid, list: readonly Finding[]): void {
  const { isAiShown, receivedAi } = caseView.get();
  const proposals = list.filter(isProposal).length + receivedAi;
  if (isAiShown || proposals === 0) return;
  showAi();
  said.set(() => t('findings.said.looked', { n: proposals }));
  api.findings.looked({ studyUid, proposals }).catch(tellProblem);
}
