import type { Voi } from '../../../models/imaging/display-set.ts';
import { numberText } from '../../ui/text/quantity.ts';
import { t } from '../../ui/text/t.ts';
import type { PanePlace } from '../view/pane.ts';

/** What a viewport is, said in one sentence: "CT chest, axial, image 27 of 40, window 1500 level −600". */
export function viewportLabel({ pane, displaySet }: PanePlace, voi: Voi | undefined): string {
  const what = [displaySet.modality, displaySet.bodyPart ?? '', displaySet.description].filter(Boolean).join(' ');
  const where = pane.plane
    ? t(`imaging.plane.${pane.plane}`)
    : t('imaging.said.image', { n: pane.frame + 1, total: displaySet.frames.length });
  const tone = voi
    ? t('imaging.said.window', { width: numberText(voi.width, 0), level: numberText(voi.center, 0) })
    : '';
  return [what, where, tone].filter(Boolean).join(', ');
}
