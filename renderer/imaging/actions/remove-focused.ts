import { api } from '../../app/api/api.ts';
import { caseView } from '../../app/api/case-view.ts';
import { tellProblem } from '../../ui/message/problem.ts';
import { t } from '../../ui/text/t.ts';
import { announce } from '../view/announce.ts';
import { removeHeldBox } from './move-held.ts';
import { focusedFinding, focusOn } from '../../app/api/shown-findings.ts';

/** Takes the held box out of its finding; else the chosen measurement away, else the boxes placed for a run. A pack's finding is rejected, never removed. */
export async function removeFocused(): Promise<void> {
  if (removeHeldBox()) return;
  const finding = focusedFinding();
  if (!finding) return caseView.set((view) => ({ ...view, boxes: [] }));
  if (finding.by.kind !== 'person') return announce(t('imaging.needs.own'));
  try {
    await api.findings.remove({ finding: finding.id });
    focusOn(null);
  } catch (error) {
    tellProblem(error);
  }
}
