import { presetsFor } from '../../../../models/imaging/view/turntable/turntable-presets.ts';
import type { TurntablePreset } from '../../../../models/imaging/view/turntable/turntable-presets.ts';
import { numberText, quantityText } from '../../../ui/text/quantity.ts';
import { t } from '../../../ui/text/t.ts';

/** What a preset shows of these values, in words: `Surface of the brightest 25 %: from 312`. A unit is said where there is one. */
export function presetText(index: number, levels: readonly number[], modality: string): string {
  const preset = presetsFor(modality)[index];
  if (!preset) return '';
  const ends = preset.kind === 'shaded' ? [levels[0], levels.at(-1)] : levels;
  const [low, high] = ends
    .flatMap((value) => value ?? [])
    .map((value) => (modality === 'CT' ? quantityText(value, 'HU', 0) : numberText(value, 0)));
  if (preset.kind === 'shaded') {
    const name = t(`imaging.turntable.shaded.${preset.name}`);
    return low && high ? t('imaging.turntable.shaded-from', { name, low, high }) : name;
  }
  if (preset.kind === 'highest')
    return low && high ? t('imaging.turntable.highest-from', { low, high }) : t('imaging.turntable.highest');
  const share = numberText(100 - preset.from, 0);
  return low ? t('imaging.turntable.surface-from', { share, low }) : t('imaging.turntable.surface', { share });
}

/** The name of a preset, short, as it stands on its button. */
export function presetName(preset: TurntablePreset): string {
  if (preset.kind === 'shaded') return t(`imaging.turntable.shaded.${preset.name}`);
  if (preset.kind === 'highest') return t('imaging.turntable.highest-short');
  return t('imaging.turntable.surface-short', { share: numberText(100 - preset.from, 0) });
}
