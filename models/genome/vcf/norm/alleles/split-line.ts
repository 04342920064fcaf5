import { valuesOfAlleles } from './allele-values.ts';
import type { TagForm, TagForms, VcfLine } from '../vcf-line.ts';

export interface SplitRules {
  /** What stands for another ALT in a genotype: reference, or unknown. */
  readonly otherAllele: '0' | '.';
  /** Tags of `Number=R` whose value for REF takes in those of the other ALTs (`AD`). */
  readonly keepSum: readonly string[];
}

/**
 * One line for each ALT, in their order. Values of `Number` A, R and G go with their alleles; a tag of numbers whose count
 * fits no allele is left out, texts are taken as far as they go. A line of one ALT stays as it is.
 *
 * @source bcftools norm 1.2x, `-m - --force --multi-overlaps --keep-sum`. Total.
 */
export function splitLine(line: VcfLine, forms: TagForms, rules: SplitRules): readonly VcfLine[] {
  if (line.alts.length < 2) return [line];
  return line.alts.map((alt, i) => {
    const at = { allele: i + 1, alleles: line.alts.length + 1 };
    const info = line.info.flatMap(([key, value]) => {
      const form = forms.info.get(key);
      if (value === null || !form || !/^[ARG]$/.test(form.number)) return [[key, value] as const];
      const kept = rules.keepSum.includes(key) ? sumOf(value, at.allele) : infoValues(value, form, at);
      return kept === null ? [] : [[key, kept] as const];
    });
    const columns = line.format.map((key, column) => {
      const values = line.samples.map((sample) => sample[column] ?? '.');
      if (key === 'GT') return values.map((value) => genotypeOf(value, at.allele, rules));
      const form = forms.format.get(key);
      if (!form || !/^[ARG]$/.test(form.number)) return values;
      return rules.keepSum.includes(key)
        ? values.map((value) => sumOf(value, at.allele))
        : sampleValues(values, form, at);
    });
    return {
      ...line,
      alts: [alt],
      info,
      format: line.format.filter((_, column) => columns[column] !== null),
      samples: line.samples.map((_, sample) => columns.flatMap((values) => values?.[sample] ?? [])),
    };
  });
}

interface AlleleAt {
  readonly allele: number; // of the new line's ALT, in the old
  readonly alleles: number; // of the old line
}

/** Null: left out. */
const infoValues = (value: string, { number, isText }: TagForm, { allele, alleles }: AlleleAt): string | null => {
  const values = value.split(',');
  if (value === '.') return value;
  const whole = { A: alleles - 1, R: alleles, G: (alleles * (alleles + 1)) / 2 }[number] ?? 0;
  const count = isText ? whole : values.length;
  const kept = valuesOfAlleles(number, { count, alleles }, [0, allele]);
  if (!kept) return null;
  const picked = kept.map((at) => values[at]);
  return picked.includes(undefined) ? '.' : picked.join(',');
};

/** Null: left out, since a sample's count fits no allele. */
const sampleValues = (
  values: readonly string[],
  { number }: TagForm,
  { allele, alleles }: AlleleAt,
): readonly string[] | null => {
  const picked = values.map((value) => {
    if (value === '.') return value;
    const own = value.split(',');
    const kept = valuesOfAlleles(number, { count: own.length, alleles }, [0, allele]);
    return kept ? kept.map((at) => own[at] ?? '.').join(',') : null;
  });
  const whole = picked.filter((value) => value !== null);
  return whole.length === picked.length ? whole : null;
};

/** REF's value with those of all other ALTs added, then the ALT's. Unknown ones add nothing. */
const sumOf = (value: string, allele: number): string => {
  if (value === '.') return value;
  const values = value.split(',');
  const others = values.filter((each, i) => i !== allele && each !== '.').map(Number);
  return `${others.reduce((sum, each) => sum + each, 0)},${values[allele] ?? '.'}`;
};

const genotypeOf = (value: string, allele: number, { otherAllele }: SplitRules): string =>
  value.replaceAll(/\d+/g, (index) => (Number(index) === allele ? '1' : index === '0' ? '0' : otherAllele));
