/** A number with a unit as an author wrote it. */
export interface WrittenNumber {
  readonly written: string;
  readonly value: number;
  readonly unit: 'mL' | 'mm';
  readonly halfDigit: number; // half of its last digit: what rounding may have taken
}

const pattern = /(?<![\d.,])(\d+(?:[.,]\d+)?)[\s\u00a0\u202f]*(ml|mL|mm)(?![\p{L}\d²³])/gu;

/**
 * Volumes and lengths in a text; a decimal comma counts as a point. Dates, percentages and bare numbers are none.
 *
 * @returns in the text's order. Total.
 */
export function numbersInText(text: string): readonly WrittenNumber[] {
  return [...text.matchAll(pattern)].map(([written, digits = '0', unit = '']) => {
    const decimals = digits.split(/[.,]/)[1]?.length ?? 0;
    return {
      written,
      value: Number(digits.replace(',', '.')),
      unit: unit === 'mm' ? 'mm' : 'mL',
      halfDigit: 0.5 * 10 ** -decimals,
    };
  });
}
