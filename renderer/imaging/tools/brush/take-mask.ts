import { caseView } from '../../../app/api/case-view.ts';
import { drawings } from '../../drawings/drawings.ts';
import type { BrushedMask } from '../../drawings/drawings.ts';
import { masks } from '../../drawings/mask-shelf.ts';
import { focusedFinding } from '../../view/shown-findings.ts';

/** A working copy of the focused finding's mask, undefined when it has none or its bytes are not here yet. */
export function takeMask(): BrushedMask | undefined {
  const finding = focusedFinding();
  if (finding?.geometry.kind !== 'mask') return undefined;
  const running = drawings.get().mask;
  if (running?.finding === finding.id) return running;
  const labels = masks.get().get(finding.geometry.mask);
  if (!labels) return undefined;
  const mask: BrushedMask = {
    finding: finding.id,
    map: { grid: finding.geometry.grid, labels: labels.slice() },
    version: 0,
  };
  drawings.set((before) => ({ ...before, mask }));
  const values = finding.geometry.labels.map(({ value }) => value);
  const [first] = values;
  if (first !== undefined && !values.includes(caseView.get().brushLabel))
    caseView.set((view) => ({ ...view, brushLabel: first }));
  return mask;
}
