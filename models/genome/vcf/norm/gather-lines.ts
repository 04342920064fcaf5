import { mergeLines } from './alleles/merge-lines.ts';
import type { MergeRules } from './alleles/merge-lines.ts';
import { dropDuplicates } from './drop-duplicates.ts';
import type { JoinRule, NormRules } from './norm-rules.ts';
import { typesOfLine, variantTypes } from './variant-type.ts';
import type { VariantType } from './variant-type.ts';
import type { TagForms, VcfLine } from './vcf-line.ts';

/**
 * What of normalisation needs several lines: sorted by contig in the order of their first line and by position, repeats
 * dropped, those of one position merged.
 *
 * @param kept  lines that are neither dropped nor merged; they come first at their position. Total.
 */
export function gatherLines(
  lines: readonly VcfLine[],
  kept: ReadonlySet<VcfLine>,
  { forms, rules }: { readonly forms: TagForms; readonly rules: NormRules },
): readonly VcfLine[] {
  const { duplicates, join, order } = rules;
  const contigs = new Map([...new Set(lines.map(({ chrom }) => chrom))].map((chrom, i) => [chrom, i]));
  const sort = (all: readonly VcfLine[], isPosition: boolean): readonly VcfLine[] =>
    all.toSorted(
      (a, b) =>
        (contigs.get(a.chrom) ?? 0) - (contigs.get(b.chrom) ?? 0) ||
        a.position - b.position ||
        (isPosition ? 0 : textOf(a) < textOf(b) ? -1 : 1),
    );
  const own = sort(
    lines.filter((line) => !kept.has(line)),
    order === 'position',
  );
  const single = duplicates ? dropDuplicates(own, duplicates) : own;
  const joined = join ? joinLines(single, forms, join) : single;
  return kept.size === 0 ? joined : sort([...kept, ...joined], true);
}

const textOf = ({ ref, alts }: VcfLine): string => `${ref}\t${alts.join(',')}`;

/** Lines of one position are merged by kind, and come in the order of the kinds. A line of several kinds stays alone. */
const joinLines = (
  lines: readonly VcfLine[],
  forms: TagForms,
  join: MergeRules & { readonly rule: JoinRule },
): readonly VcfLine[] => {
  const places = Map.groupBy(lines, ({ chrom, position }) => `${chrom}\t${position}`);
  return Array.from(places.values()).flatMap((own) => {
    const groups = new Map<string, VcfLine[]>();
    for (const [at, line] of own.entries()) {
      const kind = kindOf(line, own);
      const group = join.rule === 'any' ? 'all' : isMerged(kind, join.rule) ? kind : `alone ${at}`;
      groups.set(group, [...(groups.get(group) ?? []), line]);
    }
    const merged = Array.from(groups.values(), (group) => mergeLines(group, forms, join));
    return merged.toSorted((a, b) => rankOf(a) - rankOf(b));
  });
};

/** The one kind by which a line is merged; null for several. One without ALT goes with the first line that has one. */
const kindOf = (line: VcfLine, own: readonly VcfLine[]): VariantType | null => {
  const types = typesOfLine(line.alts.length > 0 ? line : (own.find(({ alts }) => alts.length > 0) ?? line));
  const changes = types.filter((type) => type !== 'ref');
  return changes.length === 1 ? (changes[0] ?? null) : null;
};

const isMerged = (kind: VariantType | null, rule: JoinRule): kind is VariantType =>
  kind !== null && (rule === 'both' || (rule === 'snps' && kind === 'snp') || (rule === 'indels' && kind === 'indel'));

const rankOf = (line: VcfLine): number => Math.max(...typesOfLine(line).map((type) => variantTypes.indexOf(type)));
