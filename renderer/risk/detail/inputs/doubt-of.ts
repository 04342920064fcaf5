import { convert, unitsOf } from '../../../../models/base/units.ts';
import type { InputRow } from '../../../../models/risk/input-table.ts';
import { numberText, unitText } from '../../../ui/text/quantity.ts';
import { t } from '../../../ui/text/t.ts';

/**
 * Why a typed number cannot be meant, or null: it lies outside what is plausible, and in which other unit it would not.
 * Nothing is converted: the person says what was meant.
 */
export function doubtOf(
  row: InputRow,
  { value, unit }: { readonly value: number; readonly unit: string },
): string | null {
  const range = plausibleIn(row, unit);
  if (!range || isInside(value, range)) return null;
  const other = unitsOf(row.key).find((each) => {
    const inOther = plausibleIn(row, each);
    return each !== unit && inOther && isInside(value, inOther);
  });
  if (other) return t('risk.did-you-mean', { unit: unitText(other) });
  return t('risk.plausible', { low: numberText(range[0], 0), high: numberText(range[1], 0), unit: unitText(unit) });
}

type Range = readonly [low: number, high: number];
const isInside = (value: number, [low, high]: Range): boolean => value >= low && value <= high;

const plausibleIn = ({ key, plausible, unit }: InputRow, wanted: string): Range | null => {
  if (!plausible) return null;
  const [low, high] = plausible.map((end) => convert(key, end, { from: unit, to: wanted }));
  return low === undefined || high === undefined ? null : [low, high];
};
