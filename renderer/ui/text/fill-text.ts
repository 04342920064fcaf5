import { numberFormat, pluralRules } from './formats.ts';

export type Params = Readonly<Record<string, string | number>>;

/**
 * A text with its places filled: `{name}`, and `{n|image|images}` for one and many. Numbers are written as the language
 * writes them; a place without a value stays as it is, so a forgotten one is seen.
 */
export function fillText(text: string, params: Params, language: string): string {
  return text.replaceAll(/\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g, (place, name: string, one?: string, many?: string) => {
    const value = params[name];
    if (value === undefined) return place;
    if (one === undefined || many === undefined) return typeof value === 'number' ? number(value, language) : value;
    return pluralRules(language).select(Number(value)) === 'one' ? one : many;
  });
}

const number = (value: number, language: string): string =>
  numberFormat(language, 0, 20).format(value).replace('-', '−');
