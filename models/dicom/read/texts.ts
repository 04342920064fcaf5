import { localDateFromDa } from '../../base/dates.ts';
import type { LocalDate } from '../../base/dates.ts';
import { decodeText } from './character-sets.ts';
import type { Dataset } from './dataset.ts';

const specificCharacterSet = 0x00080005;
const longestText = 65_536; // bytes read of one value: a header keeps names, not documents

/** The character sets that hold in a data set: its own, else those around it. Total. */
export function characterSetsOf(dataset: Dataset): readonly string[] {
  for (let at: Dataset | null = dataset; at; at = at.parent) {
    const element = at.elements.get(specificCharacterSet);
    if (element && element.length > 0) return ascii(at, specificCharacterSet).split('\\');
  }
  return [];
}

/** The bytes of a value as Latin-1, untrimmed; empty when absent. Total. */
function ascii({ elements, bytes }: Dataset, tag: number): string {
  const element = elements.get(tag);
  if (!element) return '';
  let text = '';
  const end = element.offset + Math.min(element.length, longestText);
  for (let i = element.offset; i < end; i++) text += String.fromCharCode(bytes[i] ?? 0);
  return text;
}

const trim = (text: string): string => text.replaceAll('\0', '').trim();

/** Values of a CS, UI, DS, IS, DA, TM …: plain ASCII, padding removed. Total. */
export const codes = (dataset: Dataset, tag: number): readonly string[] =>
  dataset.elements.has(tag) ? ascii(dataset, tag).split('\\').map(trim) : [];

/** The first of `codes`; empty when absent. Total. */
export const code = (dataset: Dataset, tag: number): string => codes(dataset, tag)[0] ?? '';

/** Values of an LO, SH, PN, UC …: decoded in the character set that holds there. Total. */
export function texts(dataset: Dataset, tag: number): readonly string[] {
  const element = dataset.elements.get(tag);
  if (!element || element.items) return [];
  const value = dataset.bytes.subarray(element.offset, element.offset + Math.min(element.length, longestText));
  return decodeText(value, characterSetsOf(dataset)).split('\\').map(trim);
}

/** The first of `texts`; empty when absent. Total. */
export const text = (dataset: Dataset, tag: number): string => texts(dataset, tag)[0] ?? '';

/** Numbers of a DS or IS; a value that is no number is left out only when it stands last. Total. */
export function numbers(dataset: Dataset, tag: number): readonly number[] {
  const values = codes(dataset, tag).map((value) => (value === '' ? Number.NaN : Number(value.replace(',', '.'))));
  while (values.length > 0 && !Number.isFinite(values.at(-1))) values.pop();
  return values.every(Number.isFinite) ? values : [];
}

/** The first number of a DS or IS, null when absent or no number. Total. */
export function number(dataset: Dataset, tag: number): number | null {
  const value = codes(dataset, tag)[0] ?? '';
  const parsed = value === '' ? Number.NaN : Number(value.replace(',', '.'));
  return Number.isFinite(parsed) ? parsed : null;
}

/** A DA, null when absent or no date. Total. */
export const date = (dataset: Dataset, tag: number): LocalDate | null => localDateFromDa(code(dataset, tag)) ?? null;

/** A TM as `HH:MM:SS`, null when absent or no time; fractions are cut. Total. */
export function time(dataset: Dataset, tag: number): string | null {
  const [, hours, minutes = '00', seconds = '00'] = /^(\d{2}):?(\d{2})?:?(\d{2})?/.exec(code(dataset, tag)) ?? [];
  return hours === undefined ? null : `${hours}:${minutes}:${seconds}`;
}
