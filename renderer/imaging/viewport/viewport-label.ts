import type { Voi } from '../../../models/imaging/display-set.ts';
import { t } from '../../ui/text/t.ts';
import type { PanePlace } from '../view/pane.ts';
import { planeName } from '../overlays/plane-name.ts';
import { slabText } from '../overlays/slab-text.ts';
import { windowTexts } from '../tone/window-text.ts';

/** What a viewport is, said in one sentence: "CT chest, axial, image 27 of 40, window 1500 level −600". */
export function viewportLabel({ pane, displaySet }: PanePlace, voi: Voi | undefined): string {
  const what = [displaySet.modality, displaySet.bodyPart ?? '', displaySet.description].filter(Boolean).join(' ');
  const where = pane.plane
    ? planeName(pane)
    : t('imaging.said.image', { n: pane.frame + 1, total: displaySet.frames.length });
  const thick = pane.plane && pane.slab ? t('imaging.said.slab', { slab: slabText(pane.slab) }) : '';
  const tone = voi ? windowTexts(voi) : undefined;
  const said = tone ? t('imaging.said.window', { width: tone.width, level: tone.center }) : '';
  return [what, where, thick, said].filter(Boolean).join(', ');
}
