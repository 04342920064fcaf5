import { turntablePresets } from '../../../../models/imaging/view/turntable/turntable-presets.ts';
import { numberText, quantityText } from '../../../ui/text/quantity.ts';
import { t } from '../../../ui/text/t.ts';

/** What a preset shows of these values, in words: `Surface of the brightest 25 %: from 312`. A unit is said where there is one. */
export function presetText(index: number, levels: readonly number[], modality: string): string {
  const preset = turntablePresets[index];
  if (!preset) return '';
  const [low, high] = levels.map((value) => (modality === 'CT' ? quantityText(value, 'HU', 0) : numberText(value, 0)));
  if (preset.kind === 'highest')
    return low && high ? t('imaging.turntable.highest-from', { low, high }) : t('imaging.turntable.highest');
  const share = numberText(100 - preset.from, 0);
  return low ? t('imaging.turntable.surface-from', { share, low }) : t('imaging.turntable.surface', { share });
}
