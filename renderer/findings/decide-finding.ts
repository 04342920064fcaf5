import type { FindingId } from '../../models/base/ids.ts';
import type { FindingStatus } from '../../models/findings/finding.ts';
import { api } from '../app/api/api.ts';
import { tellProblem } from '../ui/message/problem.ts';
import { t } from '../ui/text/t.ts';
import { findingsView } from './findings-view.ts';
import { nextUndecided } from './in-order.ts';
import { said } from './said.ts';

/** One decision, one Edit; then the next to decide comes into focus. A refusal is told. */
export async function decideFinding(finding: FindingId, to: FindingStatus, reason: string | null): Promise<void> {
  const { list, onFocus } = findingsView.get();
  findingsView.set((view) => ({ ...view, rejecting: null }));
  try {
    await api.findings.decide({ finding, to, reason });
    const next = to === 'proposed' ? undefined : nextUndecided(list, finding, 1);
    if (next && next.id !== finding) onFocus(next.id);
    said.set(() => t(`findings.said.${to}`));
  } catch (error) {
    tellProblem(error);
  }
}
