import type { ImageWarning, Voi } from '../../../models/imaging/display-set.ts';
import { toneOf } from '../picture/grey-image.ts';
import { blankWindow } from '../tone/blank-window.ts';
import { isShownInverted, shownTable } from '../tone/shown-voi.ts';
import { windowTexts } from '../tone/window-text.ts';
import type { PanePlace } from '../view/pane.ts';
import type { Source } from '../viewport/use-source.ts';

/**
 * What a reader must know of the picture that is shown now: that it is coarser than taken; that the window it opened with
 * shows nothing of it, which one that was chosen by hand may well do.
 */
export function pictureRemark(place: PanePlace, source: Source, voi: Voi | undefined): ImageWarning | null {
  if (source.status !== 'ready') return null;
  const shown = source.source;
  if (shown.kind === 'volume')
    return shown.reducedBy ? { code: 'imaging.reduced', params: { by: shown.reducedBy } } : null;
  if (!voi || place.pane.voi || shown.image.samples !== 1) return null;
  const tone = toneOf({ voi: shownTable(place) ?? voi, isInverted: isShownInverted(place) }, shown);
  const blank = blankWindow(shown.image, tone);
  return blank && { code: `imaging.all-${blank}`, params: { ...windowTexts(voi) } };
}
