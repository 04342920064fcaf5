import { numberText, quantityText } from '../../../ui/text/quantity.ts';

interface Figure {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

const dash = '–';
const withSpan = (value: string, span: string): string => (span === '' ? value : `${value} (${span})`);
const countDigits = (value: number): number => (value < 1 ? 2 : 1);

/** The value of a share in percent; a dash where it is not known. */
export const shareValue = ({ value }: Figure): string => (value === null ? dash : quantityText(value * 100, '%', 0));

/** The value of a count an image; a dash where it is not known. */
export const countValue = ({ value }: Figure): string =>
  value === null ? dash : numberText(value, countDigits(value));

/** `88–99`: the interval of a share in percent; empty where there is none. */
export const shareSpan = ({ low, high }: Figure): string =>
  low === null || high === null ? '' : `${numberText(low * 100, 0)}–${numberText(high * 100, 0)}`;

/** `2.8–6.0`: the interval of a count an image; empty where there is none. */
export const countSpan = ({ low, high }: Figure): string =>
  low === null || high === null ? '' : `${numberText(low, countDigits(high))}–${numberText(high, countDigits(high))}`;

/** `94 % (88–99)`. */
export const percentText = (figure: Figure): string => withSpan(shareValue(figure), shareSpan(figure));

/** `4.6 (2.8–6.0)`. */
export const countText = (figure: Figure): string => withSpan(countValue(figure), countSpan(figure));
