import type { DisplaySet } from '../../../../models/imaging/display-set.ts';
import { quantityText } from '../../../ui/text/quantity.ts';
import { t } from '../../../ui/text/t.ts';

/** The geometry of a study's largest display set in a few words. */
export function geometryText(sets: readonly DisplaySet[]): string {
  const [largest] = [...sets].sort((a, b) => b.frames.length - a.frames.length);
  if (!largest) return t('library.none');
  const [missing] = largest.missingSlices;
  if (missing !== undefined)
    return largest.missingSlices.length === 1
      ? t('library.geometry.missing-one', { slice: missing + 1 })
      : t('library.geometry.missing', { n: largest.missingSlices.length });
  if (!largest.volume) return t('library.geometry.stack');
  return t('library.geometry.even', { step: quantityText(Math.hypot(...largest.volume.slice), 'mm', 1) });
}
