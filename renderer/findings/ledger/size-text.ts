import type { EditSize, LedgerRow } from '../../../models/findings/ledger/ledger.ts';
import type { Spread } from '../../../models/findings/ledger/median.ts';
import { numberText } from '../../ui/text/quantity.ts';
import { t } from '../../ui/text/t.ts';

/** One value as it is; of several the median, the ends and how many. */
const spreadText = (name: string, { n, median, low, high }: Spread, digits: number): string => {
  const [middle, from, to] = [median, low, high].map((value) => numberText(value, digits));
  return n === 1
    ? t(`ledger.${name}`, { value: middle ?? '' })
    : t(`ledger.${name}-median`, { value: middle ?? '', low: from ?? '', high: to ?? '', n });
};

/** How far the edits of a model went, by kind; a dash where nothing was edited or nothing can be compared. */
export function editsText({
  dice,
  shiftMm,
  shiftPx,
  objects,
}: Pick<LedgerRow, 'dice' | 'shiftMm' | 'shiftPx' | 'objects'>): string {
  const parts = [
    objects && objectsText(objects),
    dice && spreadText('dice', dice, 2),
    shiftMm && spreadText('mm', shiftMm, 1),
    shiftPx && spreadText('px', shiftPx, 0),
  ].filter((part) => part !== null);
  return parts.length === 0 ? '—' : parts.join(' · ');
}

/** How far one edit went. */
export function sizeText({ dice, shift, objects }: EditSize): string {
  if (objects) return objectsText(objects);
  if (dice !== null) return t('ledger.dice', { value: numberText(dice, 2) });
  if (!shift) return t('ledger.not-comparable');
  return t(`ledger.${shift.unit}`, { value: numberText(shift.value, shift.unit === 'mm' ? 1 : 0) });
}

/** How many single objects were taken out and drawn. */
const objectsText = ({ found, takenOut, drawn }: NonNullable<EditSize['objects']>): string =>
  t('ledger.objects', { found: numberText(found), out: numberText(takenOut), drawn: numberText(drawn) });
