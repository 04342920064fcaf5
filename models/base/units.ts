// The one place where units are converted, by table. A factor depends on what is measured: mg/dL of cholesterol and of
// creatinine are different amounts of substance.

interface Conversion {
  readonly of: string; // key of the input
  readonly from: string; // UCUM
  readonly to: string;
  readonly factor: number;
  readonly source: string;
}

const conversions: readonly Conversion[] = [
  {
    of: 'total_cholesterol',
    from: 'mg/dL',
    to: 'mmol/L',
    factor: 0.02586,
    source: 'molar mass of cholesterol 386.65 g/mol',
  },
  {
    of: 'hdl_cholesterol',
    from: 'mg/dL',
    to: 'mmol/L',
    factor: 0.02586,
    source: 'molar mass of cholesterol 386.65 g/mol',
  },
  { of: 'creatinine', from: 'mg/dL', to: 'umol/L', factor: 88.4, source: 'molar mass of creatinine 113.12 g/mol' },
];

/**
 * A value in another unit.
 *
 * @param of  key of the input. @param value in `from`. @param from UCUM. @param to UCUM.
 * @returns undefined when no row of the table converts it: nothing is guessed. Total.
 */
export function convert(
  of: string,
  value: number,
  { from, to }: { readonly from: string; readonly to: string },
): number | undefined {
  if (from === to) return value;
  const forward = conversions.find((row) => row.of === of && row.from === from && row.to === to);
  if (forward) return value * forward.factor;
  const backward = conversions.find((row) => row.of === of && row.from === to && row.to === from);
  return backward && value / backward.factor;
}

/** The units an input is known in: where the table converts it. Total. */
export const unitsOf = (of: string): readonly string[] => [
  ...new Set(conversions.filter((row) => row.of === of).flatMap(({ from, to }) => [from, to])),
];
