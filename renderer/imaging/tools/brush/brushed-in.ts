import { no, ok } from '../../../../models/base/result.ts';
import type { Refusal, Result } from '../../../../models/base/result.ts';
import { isBrushable } from '../../../../models/findings/drawn/brushing.ts';
import type { Brushable } from '../../../../models/findings/drawn/brushing.ts';
import type { Finding } from '../../../../models/findings/finding.ts';
import { imageIndexOf } from '../../../../models/findings/place/image-of.ts';
import type { Frame } from '../../../../models/imaging/display-set.ts';
import { placeOf, reading } from '../../view/reading.ts';
import { focusedFinding } from '../../../app/api/shown-findings.ts';

/** What the brush works on in a viewport. */
export interface Brushed {
  readonly id: Finding['id'];
  readonly geometry: Brushable;
  readonly image: Frame | null; // the one it lies on; null: a volume
}

type No = 'imaging.needs.mask' | 'imaging.needs.mask-image';

/** The finding in focus, where it has a mask that can be painted in this viewport; else why not. */
export function brushedIn(pane: number): Result<Brushed, Refusal<No>> {
  const finding = focusedFinding();
  if (!finding || finding.status === 'rejected' || !isBrushable(finding.geometry)) return no('imaging.needs.mask');
  const { id, geometry, on } = finding;
  if (geometry.kind === 'mask') return ok({ id, geometry, image: null });
  const place = placeOf(reading.get(), pane);
  const image = place?.displaySet.frames[imageIndexOf(geometry, place.displaySet.frames)];
  const isShown = place?.displaySet.id === on.displaySet && place.pane.plane === null;
  const isOn = isShown && imageIndexOf(geometry, place.displaySet.frames) === place.pane.frame;
  return isOn && image ? ok({ id, geometry, image }) : no('imaging.needs.mask-image');
}
