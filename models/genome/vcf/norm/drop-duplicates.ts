import { typesOfLine } from './variant-type.ts';
import type { VcfLine } from './vcf-line.ts';

/** Which lines of one position count as the same: by kind of change, any two, or only the same alleles. */
export type DuplicateRule = 'snps' | 'indels' | 'both' | 'all' | 'exact';

/**
 * The lines without those that repeat an earlier one of the same position, in their order.
 *
 * `exact` compares REF and the set of ALTs, and the length of symbolic ones; `snps`, `indels` and `both` also take
 * different changes of one kind as repeats, `all` any two lines.
 *
 * @source bcftools norm 1.2x, `-d`. Total.
 */
export function dropDuplicates(lines: readonly VcfLine[], rule: DuplicateRule): readonly VcfLine[] {
  const seen = new Map<string, Set<string>>();
  return lines.filter((line) => {
    const place = `${line.chrom}\t${line.position}`;
    const before = seen.get(place) ?? new Set<string>();
    seen.set(place, before);
    const keys = keysOf(line, rule);
    const isRepeated = keys.some((key) => before.has(key));
    if (!isRepeated) for (const key of keys) before.add(key);
    return !isRepeated;
  });
}

const kinds = { snps: ['snp'], indels: ['indel'], both: ['snp', 'indel'], all: [], exact: [] } as const;

const keysOf = (line: VcfLine, rule: DuplicateRule): readonly string[] => {
  if (rule === 'all') return ['any'];
  const types: readonly string[] = typesOfLine(line);
  const byKind = kinds[rule].filter((kind) => types.includes(kind));
  return rule === 'exact' ? [exactKey(line)] : byKind;
};

const exactKey = ({ ref, alts, info }: VcfLine): string => {
  const isSymbolic = alts.some((alt) => alt.startsWith('<'));
  const length = isSymbolic ? info.filter(([key]) => key === 'SVLEN' || key === 'END').join(';') : '';
  return [ref.toUpperCase(), ...alts.map((alt) => alt.toUpperCase()).sort(), length].join('\t');
};
