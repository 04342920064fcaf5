import { numberFormat } from './formats.ts';
import { language } from './texts.ts';

const narrowSpace = '\u202F';

/** UCUM units as they are read; a unit not listed is shown as it is. */
const shown: Readonly<Record<string, string>> = {
  '1': '',
  a: 'years',
  'mm[Hg]': 'mmHg',
  'mL/min/{1.73_m2}': 'mL/min/1.73 m²',
  'kg/m2': 'kg/m²',
  cm2: 'cm²',
  mm2: 'mm²',
  cm3: 'mL',
  mm3: 'mm³',
  "[hnsf'U]": 'HU',
  '{ratio}': '',
  '{score}': '',
  wk: 'weeks',
  '/mm2': '/mm²',
  um: 'µm',
  um2: 'µm²',
};

export const unitText = (ucum: string): string => shown[ucum] ?? ucum;

/** A number as the language writes it, with a true minus sign. `digits`: exactly so many after the point. */
export function numberText(value: number, digits?: number): string {
  return numberFormat(language(), digits ?? 0, digits ?? 6)
    .format(value)
    .replace('-', '−');
}

/** `4.37 mL`: number, narrow space, unit. */
export function quantityText(value: number, unit: string, digits?: number): string {
  const text = unitText(unit);
  return text === '' ? numberText(value, digits) : `${numberText(value, digits)}${narrowSpace}${text}`;
}
