import type { DisplaySet } from '../../../../models/imaging/display-set.ts';
import type { FusionUnit } from '../../../../models/imaging/view/fusion/fusion.ts';
import type { PaletteName } from '../../../../models/imaging/view/fusion/palettes.ts';
import { numberText } from '../../../ui/text/quantity.ts';
import { t } from '../../../ui/text/t.ts';

/** The name of a unit: `SUVbw`; of stored values that of the modality, `Bq/mL` for positron images. */
export function fusionUnitText(unit: FusionUnit, { modality }: Pick<DisplaySet, 'modality'>): string {
  if (unit !== 'stored') return `SUV${unit}`;
  return modality === 'PT' ? 'Bq/mL' : t('imaging.fusion.stored');
}

export const paletteText = (name: PaletteName): string => t(`imaging.palette.${name}`);

/** A value of a colour scale, with as many digits as its range needs. */
export const scaleText = (value: number, high: number): string =>
  numberText(value, high >= 100 ? 0 : high >= 10 ? 1 : 2);
