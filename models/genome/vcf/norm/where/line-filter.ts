import type { VcfLine } from '../vcf-line.ts';
import { typesOfLine } from '../variant-type.ts';

/** Whether a line is meant. */
export type LineFilter = (line: VcfLine) => boolean;

export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=';

const columns = ['CHROM', 'POS', 'ID', 'REF', 'ALT', 'QUAL', 'FILTER', 'TYPE', 'ILEN'] as const;
type Column = (typeof columns)[number];

/** A column, whatever its case, or `INFO/<tag>`; null for another word. Total. */
export function fieldOf(word: string): string | null {
  const column = columns.find((each) => each === word.toUpperCase());
  return column ?? (/^INFO\/[\w.]+$/i.test(word) ? `INFO/${word.slice(5)}` : null);
}

/**
 * Compares one field of a line with a value. Of several values (ALT, ID, FILTER, ILEN, INFO) one that fits is enough, and `!=`
 * means that none is equal; a field without a value fits nothing. Texts are compared by `=` and `!=` alone, letter by letter.
 *
 * @param field  as `fieldOf` gives it. TYPE is the line's one kind of change, or its kinds with commas. ILEN is how many
 *   bases an ALT has more than REF.
 */
export function compareField(field: string, comparison: Comparison, value: string | number): LineFilter {
  if (typeof value === 'string') {
    const wanted = field === 'TYPE' ? value.toLowerCase() : value;
    return (line) => {
      const own = valuesOf(line, field);
      if (comparison === '!=') return own.length > 0 && !own.includes(wanted);
      return own.includes(wanted);
    };
  }
  return (line) => {
    const own = valuesOf(line, field).map(Number).filter(Number.isFinite);
    if (comparison === '!=') return own.length > 0 && !own.includes(value);
    return own.some((each) => isSo[comparison](each, value));
  };
}

const isSo: Readonly<Record<Comparison, (a: number, b: number) => boolean>> = {
  '=': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};

const valuesOf = (line: VcfLine, field: string): readonly string[] => {
  const column = columns.find((each) => each === field);
  if (column) return known(ofColumn[column](line));
  const value = line.info.find(([key]) => key === field.slice(5))?.[1];
  return known(value?.split(',') ?? []);
};

const known = (values: readonly string[]): readonly string[] => values.filter((value) => value !== '.' && value !== '');

const ofColumn: Readonly<Record<Column, (line: VcfLine) => readonly string[]>> = {
  CHROM: ({ chrom }) => [chrom],
  POS: ({ position }) => [String(position)],
  ID: ({ id }) => id.split(';'),
  REF: ({ ref }) => [ref],
  ALT: ({ alts }) => alts,
  QUAL: ({ qual }) => [qual],
  FILTER: ({ filter }) => filter.split(';'),
  TYPE: (line) => [typesOfLine(line).join(',')],
  ILEN: ({ ref, alts }) => alts.filter((alt) => /^[A-Z]+$/i.test(alt)).map((alt) => String(alt.length - ref.length)),
};
