import { brushedLabel } from '../../../../models/findings/drawn/brushing.ts';
import { caseView } from '../../../app/api/case-view.ts';
import { t } from '../../../ui/text/t.ts';
import { announce } from '../../view/announce.ts';
import { reading } from '../../view/reading.ts';
import { brushedIn } from './brushed-in.ts';

/** Gives the brush the label after its own, after the last the first. */
export function nextBrushLabel(): void {
  const brushed = brushedIn(reading.get().active);
  if (!brushed.ok) return;
  const { geometry } = brushed.value;
  const label = brushedLabel(geometry, caseView.get().brushLabel);
  const next = label && geometry.labels[(geometry.labels.indexOf(label) + 1) % geometry.labels.length];
  if (!next) return;
  caseView.set((view) => ({ ...view, brushLabel: next.value }));
  announce(t('imaging.said.brush-label', { label: next.name }));
}
