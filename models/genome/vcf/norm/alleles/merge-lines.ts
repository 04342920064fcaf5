import { genotypeCount, genotypeIndex } from './allele-values.ts';
import type { TagForm, TagForms, VcfLine } from '../vcf-line.ts';

export interface MergeRules {
  /** Whether a line that passed makes the merged one pass; otherwise every failed filter stays. */
  readonly isPassKept: boolean;
}

/** A line's alleles among the merged ones: index of each, REF first. */
type AlleleMap = readonly number[];

/**
 * Lines of one position as one, their ALTs in order and each once. Values of `Number` A, R and G are put together, with
 * `.` for what no line tells and the later for what two tell; of the rest the first line's stay. QUAL is the highest,
 * identifiers and filters are joined.
 *
 * @param lines  of one position, two or more. @source bcftools norm 1.2x, `-m +`. Total.
 */
export function mergeLines(lines: readonly VcfLine[], forms: TagForms, { isPassKept }: MergeRules): VcfLine {
  const [first] = lines;
  if (!first || lines.length < 2) return first ?? emptyLine;
  const ref = lines.map((line) => line.ref).reduce((longest, own) => (own.length > longest.length ? own : longest));
  const alleles = [ref.toUpperCase()];
  const alts: string[] = [];
  const maps = lines.map((line): AlleleMap => [
    0,
    ...line.alts.map((alt) => {
      const whole = /^[ACGTN]+$/i.test(alt) ? alt + ref.slice(line.ref.length) : alt;
      const known = alleles.indexOf(whole.toUpperCase());
      if (known > 0) return known;
      alts.push(whole);
      return alleles.push(whole.toUpperCase()) - 1;
    }),
  ]);
  const ids = new Set(lines.flatMap(({ id }) => (id === '.' ? [] : id.split(';'))));
  const qualities = lines.map(({ qual }) => qual).filter((qual) => qual !== '.');
  const format = [...new Set(lines.flatMap((line) => line.format))];
  return {
    ...first,
    id: [...ids].join(';') || '.',
    ref,
    alts,
    qual: qualities.reduce((best, qual) => (best === '.' || Number(qual) > Number(best) ? qual : best), '.'),
    filter: filterOf(lines, isPassKept),
    info: mergeInfo(lines, maps, { forms, alleles: alleles.length }),
    format,
    samples: transpose(format.map((key) => mergeColumn(key, lines, { maps, forms, alleles: alleles.length }))),
  };
}

const emptyLine: VcfLine = {
  chrom: '',
  position: 0,
  id: '.',
  ref: 'N',
  alts: [],
  qual: '.',
  filter: '.',
  info: [],
  format: [],
  samples: [],
};

const filterOf = (lines: readonly VcfLine[], isPassKept: boolean): string => {
  const all = lines.flatMap(({ filter }) => (filter === '.' ? [] : filter.split(';')));
  if (isPassKept && all.includes('PASS')) return 'PASS';
  const failed = [...new Set(all)].filter((filter) => filter !== 'PASS');
  return failed.join(';') || (lines[0]?.filter ?? '.');
};

const mergeInfo = (
  lines: readonly VcfLine[],
  maps: readonly AlleleMap[],
  { forms, alleles }: { readonly forms: TagForms; readonly alleles: number },
): VcfLine['info'] => {
  const keys = [...new Set(lines.flatMap(({ info }) => info.map(([key]) => key)))];
  return keys.map((key) => {
    const values = lines.map(({ info }) => info.find(([own]) => own === key)?.[1] ?? null);
    const form = forms.info.get(key);
    const first = values.find((value) => value !== null) ?? null;
    if (first === null || !form || !/^[ARG]$/.test(form.number)) return [key, first] as const;
    return [key, vectorOf(values, maps, { form, alleles })] as const;
  });
};

/** One FORMAT key of all samples. */
const mergeColumn = (
  key: string,
  lines: readonly VcfLine[],
  { maps, forms, alleles }: { readonly maps: readonly AlleleMap[]; readonly forms: TagForms; readonly alleles: number },
): readonly string[] => {
  const count = lines[0]?.samples.length ?? 0;
  const bySample = Array.from({ length: count }, (_, sample) =>
    lines.map(({ format, samples }) => samples[sample]?.[format.indexOf(key)] ?? null),
  );
  if (key === 'GT') return bySample.map((values) => genotypeOf(values, maps));
  const form = forms.format.get(key);
  if (!form || !/^[ARG]$/.test(form.number))
    return bySample.map((values) => values.find((value) => value !== null && value !== '.') ?? '.');
  const merged = bySample.map((values) => vectorOf(values, maps, { form, alleles }));
  const isEmpty = form.number === 'G' || merged.every((value) => value === '.');
  const none = isEmpty ? '.' : Array.from({ length: alleles - (form.number === 'A' ? 1 : 0) }, () => '.').join(',');
  return merged.map((value) => (value === '.' ? none : value));
};

/** The values of all lines by the merged alleles; `.` where no line has any. */
const vectorOf = (
  values: readonly (string | null)[],
  maps: readonly AlleleMap[],
  { form: { number }, alleles }: { readonly form: TagForm; readonly alleles: number },
): string => {
  const merged: string[] = [];
  let isOneCopy = false;
  for (const [i, value] of values.entries()) {
    if (value === null || value === '.') continue;
    const own = value.split(',');
    const map = maps[i] ?? [0];
    isOneCopy ||= number === 'G' && own.length === map.length && own.length !== genotypeCount(map.length);
    for (const [at, index] of indexesOf(number, own.length, map).entries()) {
      const each = own[at] ?? '.';
      if (each !== '.' || merged[index] === undefined) merged[index] = each; // of one allele told twice, the later
    }
  }
  if (merged.length === 0) return '.';
  const whole = number === 'A' ? alleles - 1 : number === 'R' || isOneCopy ? alleles : genotypeCount(alleles);
  return Array.from({ length: whole }, (_, i) => merged[i] ?? '.').join(',');
};

/** Where each value of one line goes among the merged. */
const indexesOf = (number: string, count: number, map: AlleleMap): readonly number[] => {
  if (number === 'A') return map.slice(1).map((allele) => allele - 1);
  if (number === 'R' || count === map.length) return map;
  return map.flatMap((b, i) => map.slice(0, i + 1).map((a) => genotypeIndex(Math.min(a, b), Math.max(a, b))));
};

/** The first line's genotype, other lines' ALTs put on its copies that are reference: the same copy, or a free one. */
const genotypeOf = (values: readonly (string | null)[], maps: readonly AlleleMap[]): string => {
  const [start = '.'] = values.filter((value) => value !== null);
  const copies: string[] = [];
  for (const [i, value] of values.entries()) {
    const own = (value ?? '.')
      .split(/[/|]/)
      .map((allele) => (/^\d+$/.test(allele) ? String(maps[i]?.[Number(allele)] ?? 0) : '.'));
    for (const [copy, allele] of own.entries()) {
      const isFree = (at: number): boolean => copies[at] === undefined || copies[at] === '.' || copies[at] === '0';
      if (isFree(copy)) copies[copy] = allele === '.' || allele === '0' ? (copies[copy] ?? allele) : allele;
      else if (allele !== '0' && allele !== '.' && !copies.includes(allele)) {
        const other = copies.findIndex((_, at) => isFree(at));
        if (other >= 0) copies[other] = allele;
      }
    }
  }
  const marks = start.match(/[/|]/g) ?? [];
  return copies.map((allele, i) => (i === 0 ? allele : (marks[i - 1] ?? '/') + allele)).join('');
};

const transpose = (columns: readonly (readonly string[])[]): readonly (readonly string[])[] =>
  (columns[0] ?? []).map((_, sample) => columns.map((column) => column[sample] ?? '.'));
