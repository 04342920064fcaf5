import profile from './deidentify/profile.json' with { type: 'json' };
import { attributes } from './write/encode/attributes.ts';

/** The keyword to a name of the dictionary: `Patient's Name` is PatientName. @source DICOM PS3.6, section 5. */
export const keywordOfName = (name: string): string =>
  name
    .replaceAll("'s", '')
    .split(/[^A-Za-z0-9()]+/)
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1).replaceAll(/[()]/g, ''))
    .join('');

const known: ReadonlyMap<number, string> = new Map([
  ...profile.rows.map(({ tag, name }) => [Number.parseInt(tag, 16), keywordOfName(name)] as const),
  ...Object.entries(attributes).map(([keyword, [tag]]) => [tag, keyword] as const),
]);

/** The standard's keyword of a tag this product knows by name: what it writes and what identifies a person. Else empty. Total. */
export const keywordOf = (tag: number): string => known.get(tag) ?? '';
