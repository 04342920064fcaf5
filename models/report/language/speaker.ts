import { AppError } from '../../base/app-error.ts';

/** A language pack: BCP 47 tag and its texts by code. */
export interface Language {
  readonly tag: string;
  readonly texts: Readonly<Record<string, string>>;
}

export type Params = Readonly<Record<string, string | number>>;

/** Says things in one language: texts by code, numbers, quantities and dates. */
export interface Speaker {
  readonly tag: string;
  /** @throws AppError `report.no-text` for a code without a text. */
  readonly say: (code: string, params?: Params) => string;
  /** The same, or null for a code without a text. */
  readonly sayIfKnown: (code: string, params?: Params) => string | null;
  /** A note of a finding or a line; null when it has no text, or one that lacks a value to be said whole. */
  readonly note: (note: { readonly code: string; readonly params: Params }) => string | null;
  /** With as many decimals as asked for, minus U+2212. */
  readonly number: (value: number, decimals: number) => string;
  /** A number and its unit, not broken across lines. */
  readonly quantity: (quantity: { readonly value: number; readonly unit: string }, decimals?: number) => string;
}

/** A count is whole; another number without a unit, a ratio, has two decimals. */
const plainNumber = (value: number) => ({ decimals: Number.isInteger(value) ? 0 : 2, written: '' });

/** Of few objects per area the tenth counts. */
const perArea = (value: number) => ({ decimals: value < 100 ? 1 : 0, written: '/mm²' });

/** A part of a slide may be smaller than a hundredth of a square millimetre. */
const area = (value: number) => ({ decimals: value >= 10 ? 0 : value >= 1 ? 2 : value >= 0.1 ? 3 : 4, written: 'mm²' });

/** Unit → decimals in a report, and how the unit is written; UCUM codes that print as they stand are not listed. */
const units: Readonly<Record<string, { readonly decimals: number; readonly written?: string }>> = {
  '%': { decimals: 1 },
  "[hnsf'U]": { decimals: 0, written: 'HU' },
  a: { decimals: 0, written: 'y' },
  cm: { decimals: 0 },
  'g/L': { decimals: 0 },
  kg: { decimals: 0 },
  'kg/m2': { decimals: 1, written: 'kg/m²' },
  'mg/dL': { decimals: 0 },
  mL: { decimals: 2 },
  mm: { decimals: 1 },
  mm3: { decimals: 0, written: 'mm³' },
  'mm[Hg]': { decimals: 0, written: 'mmHg' },
  'mmol/L': { decimals: 1 },
  um: { decimals: 0, written: 'µm' },
  um2: { decimals: 0, written: 'µm²' },
  wk: { decimals: 1 },
  '{pixels}': { decimals: 0, written: 'px' },
  '{ratio}': { decimals: 2, written: '' },
  '{score}': { decimals: 0, written: '' },
};

function writtenAs(value: number, unit: string): { readonly decimals: number; readonly written?: string } {
  if (unit === '1') return plainNumber(value);
  if (unit === 'mm2') return area(value);
  return unit === '/mm2' ? perArea(value) : (units[unit] ?? { decimals: 2 });
}

/** Makes a speaker. Total; what it says may throw, see `Speaker`. */
export function makeSpeaker({ tag, texts }: Language): Speaker {
  const number = (value: number, decimals: number): string =>
    new Intl.NumberFormat(tag, { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
      .format(value)
      .replace('-', '\u2212');
  const plurals = new Intl.PluralRules(tag);
  const isOne = (value: number): boolean => plurals.select(value) === 'one';
  const sayIfKnown = (code: string, params: Params = {}): string | null => {
    const text = texts[code];
    return text === undefined ? null : plain(fill(text, params, { number, isOne }));
  };
  return {
    tag,
    number,
    sayIfKnown,
    note: ({ code, params }) => {
      const said = sayIfKnown(code, params);
      return said === null || /\{\w+[|}]/.test(said) ? null : said;
    },
    say: (code, params = {}) => {
      const said = sayIfKnown(code, params);
      if (said === null) throw new AppError('report.no-text', { code });
      return said;
    },
    quantity: ({ value, unit }, decimals) => {
      const { decimals: usual, written = unit } = writtenAs(value, unit);
      return `${number(value, decimals ?? usual)}${written === '' ? '' : `\u00a0${written}`}`;
    },
  };
}

interface Written {
  readonly number: Speaker['number'];
  readonly isOne: (value: number) => boolean;
}

/** Fills `{name}`, and `{n|image|images}` for one and many. Numbers in a text are whole, or rounded to two decimals. */
function fill(text: string, params: Params, { number, isOne }: Written): string {
  return text.replaceAll(/\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g, (whole, name: string, one?: string, many?: string) => {
    const value = params[name];
    if (value === undefined) return whole;
    if (one !== undefined && many !== undefined) return isOne(Number(value)) ? one : many;
    return typeof value === 'string' ? value : number(value, Number.isInteger(value) ? 0 : 2);
  });
}

/** A window shows `**What**` in bold; a report does not. */
const plain = (text: string): string => text.replaceAll('**', '');
