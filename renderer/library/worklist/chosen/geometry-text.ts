import type { DisplaySet } from '../../../../models/imaging/display-set.ts';
import { numberText, quantityText } from '../../../ui/text/quantity.ts';
import { remark } from '../../../ui/text/remark.ts';
import { t } from '../../../ui/text/t.ts';

/** The geometry of a study's largest display set in a few words: what must be known first. */
export function geometryText(sets: readonly DisplaySet[]): string {
  const [largest] = [...sets].sort((a, b) => b.frames.length - a.frames.length);
  if (!largest) return t('library.none');
  const [warning] = largest.warnings;
  if (warning) return remark(warning).what;
  if (largest.slide)
    return t('library.geometry.slide', {
      columns: numberText(largest.slide.columns),
      rows: numberText(largest.slide.rows),
    });
  if (!largest.volume) return t('library.geometry.stack');
  return t('library.geometry.even', { step: quantityText(Math.hypot(...largest.volume.slice), 'mm', 1) });
}
