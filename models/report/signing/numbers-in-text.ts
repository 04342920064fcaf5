/** A number as an author wrote it, in the unit that measurements have. */
export interface WrittenNumber {
  readonly written: string;
  readonly value: number;
  readonly unit: 'mL' | 'mm' | 'um' | '{ratio}';
  readonly halfDigit: number; // half of its last digit: what rounding may have taken
}

const withUnit = /(?<![\d.,])(\d+(?:[.,]\d+)?)[\s\u00a0\u202f]*(ml|mL|mm|cm|[µμ]m)(?![\p{L}\d²³])/gu;
const bare = /(?<![\d.,])(\d+[.,]\d+)(?![\d%\p{L}]|[.,]\d|[\s\u00a0\u202f]*(?:ml|mL|mm|cm|[µμ]m|HU|%))/gu;

/**
 * Volumes and lengths in a text; a decimal comma counts as a point. Dates, percentages and bare numbers are none.
 *
 * @returns in the text's order, centimetres as millimetres. Total.
 */
export function numbersInText(text: string): readonly WrittenNumber[] {
  return [...text.matchAll(withUnit)].map(([written, digits = '0', said = 'mm']) => {
    const unit = said.toLowerCase() === 'ml' ? 'mL' : /^[µμ]/.test(said) ? 'um' : 'mm';
    return { written, unit, ...valueOf(digits, said === 'cm' ? 10 : 1) };
  });
}

/** Bare numbers with decimals: what a ratio is written as, where a line speaks of one. @returns as above. Total. */
export const ratiosInText = (text: string): readonly WrittenNumber[] =>
  [...text.matchAll(bare)].map(([written, digits = '0']) => ({ written, unit: '{ratio}', ...valueOf(digits, 1) }));

function valueOf(digits: string, times: number): Pick<WrittenNumber, 'value' | 'halfDigit'> {
  const decimals = digits.split(/[.,]/)[1]?.length ?? 0;
  return { value: times * Number(digits.replace(',', '.')), halfDigit: times * 0.5 * 10 ** -decimals };
}
