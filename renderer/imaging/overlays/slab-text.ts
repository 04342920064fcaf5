import type { Slab } from '../../../models/imaging/view/reslice/slab.ts';
import { quantityText } from '../../ui/text/quantity.ts';
import { t } from '../../ui/text/t.ts';

/** A slab in words: `10 mm MIP`. */
export const slabText = ({ thicknessMm, mode }: Slab): string =>
  `${quantityText(thicknessMm, 'mm', 0)} ${t(`imaging.slab-mode.${mode}`)}`;
