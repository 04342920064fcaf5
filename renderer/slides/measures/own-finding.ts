import type { Finding } from '../../../models/findings/finding.ts';
import { api } from '../../app/api/api.ts';
import { focusedFinding, focusOn } from '../../app/api/shown-findings.ts';
import { tellProblem } from '../../ui/message/problem.ts';

/** The finding in focus where a person drew it on this slide. */
export function ownFocused(): Finding | undefined {
  const finding = focusedFinding();
  return finding?.by.kind === 'person' ? finding : undefined;
}

/** Takes the own finding in focus away; Undo brings it back. */
export async function removeOwn(): Promise<void> {
  const finding = ownFocused();
  if (!finding) return;
  try {
    await api.findings.remove({ finding: finding.id });
    focusOn(null);
  } catch (error) {
    tellProblem(error);
  }
}
