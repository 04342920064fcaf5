import type { RiskLine } from '../../models/risk/risk-line.ts';
import { numberText, unitText } from '../ui/text/quantity.ts';
import { messageText, t } from '../ui/text/t.ts';

/** Rounded once, here: percent to one decimal, or two digits below 1 %; volumes to 0.01 mL; the rest as published. */
export function digitsOf(value: number, unit: string): number {
  if (unit === '%')
    return Math.abs(value) >= 1 || value === 0 ? 1 : Math.min(4, 1 - Math.floor(Math.log10(Math.abs(value))));
  if (unit === 'mL') return 2;
  return Number.isInteger(value * 10) ? 1 : 2;
}

/** The number alone, its unit alone. */
export const valueText = (value: number, unit: string): string => numberText(value, digitsOf(value, unit));
export const unitOf = (unit: string): string => unitText(unit);

/** `3.2 (2.8–3.8, 95 %)`, or that no interval is published. */
export function intervalText({ result }: RiskLine): string {
  if (result.kind === 'refused') return '';
  const { interval, quantity } = result;
  if (!interval) return t('risk.no-interval');
  const { low, high, level } = interval;
  return t('risk.interval', { low: valueText(low, quantity.unit), high: valueText(high, quantity.unit), level });
}

/** The reason instead of a number, as one line. */
export const reasonText = ({ result }: RiskLine): string =>
  result.kind === 'refused'
    ? messageText(result.code, rounded(result.params)).replace(/^No (risk )?number( yet)?\. /, '')
    : '';

const rounded = (params: Readonly<Record<string, string | number>>): Readonly<Record<string, string | number>> =>
  Object.fromEntries(
    Object.entries(params).map(([key, value]) => [
      key,
      typeof value === 'number' ? Math.round(value * 100) / 100 : value,
    ]),
  );

/** The ticks of a gauge: five along a straight axis, decades along a logarithmic one. */
export function ticksOf({ low, high, isLog }: NonNullable<RiskLine['scale']>): readonly number[] {
  if (isLog)
    return [0.1, 0.3, 1, 3, 10, 30, 100]
      .filter((tick) => tick >= low && tick <= high)
      .filter((tick, i, all) => all.length <= 5 || tick === 1 || i % 2 === 0);
  return [0, 1, 2, 3, 4].map((i) => low + ((high - low) * i) / 4);
}
