import { no, ok } from '../../../base/result.ts';
import type { Refusal, Result } from '../../../base/result.ts';
import { alignLine } from './align-line.ts';
import { dropDuplicates } from './drop-duplicates.ts';
import type { DuplicateRule } from './drop-duplicates.ts';
import { mergeLines } from './merge-lines.ts';
import type { MergeRules } from './merge-lines.ts';
import type { ReferenceBases } from './reference-bases.ts';
import { fitsReference, setReference } from './set-reference.ts';
import { splitLine } from './split-line.ts';
import type { SplitRules } from './split-line.ts';
import { typesOfLine, variantTypes } from './variant-type.ts';
import type { VariantType } from './variant-type.ts';
import type { TagForms, VcfLine } from './vcf-line.ts';

/** Which lines of a position are merged: of the same kind of change, all, or those of one kind. */
export type JoinRule = 'both' | 'any' | 'snps' | 'indels';

export interface NormRules {
  readonly reference: ReferenceBases | null; // null: REF is not compared, and nothing is aligned
  readonly isPlaceKept: boolean; // REF is compared, but nothing aligned
  /** What happens to a line whose REF is not the reference's, or whose ALT cannot be read. */
  readonly mismatch: 'refuse' | 'exclude' | 'set';
  readonly split: SplitRules | null;
  readonly join: (MergeRules & { readonly rule: JoinRule }) | null;
  readonly duplicates: DuplicateRule | null;
  readonly order: 'position' | 'alleles'; // of lines of one position: as they come, or by REF and ALT
}
export interface NormalisedLines {
  readonly lines: readonly VcfLine[]; // by position within each contig
  readonly unaligned: number; // `genome.norm-unaligned`: insertions and deletions that may lie further left
  readonly excluded: readonly VcfLine[];
}

/**
 * Lines as `bcftools norm` writes them: REF compared with the reference, several ALTs split, aligned to the left,
 * repeats dropped, merged, sorted; what of it is asked for.
 *
 * @returns refusal `genome.norm-reference` {contig, position, ref} for a REF that is not the reference's, or an
 *   ALT that is neither bases nor a symbol.
 * @source bcftools norm 1.2x.
 */
export function normaliseLines(
  lines: readonly VcfLine[],
  forms: TagForms,
  rules: NormRules,
): Result<NormalisedLines, Refusal> {
  const { reference, split, duplicates, join, isPlaceKept } = rules;
  const misfits = reference ? lines.filter((line) => !isReadable(line) || !fitsReference(line, reference)) : [];
  const [misfit] = misfits;
  if (misfit && rules.mismatch === 'refuse')
    return no('genome.norm-reference', { contig: misfit.chrom, position: misfit.position, ref: misfit.ref });
  const excluded = new Set(rules.mismatch === 'exclude' ? misfits : []);
  const aligned = lines
    .filter((line) => !excluded.has(line))
    .map((line) => (reference ? setReference(line, reference) : line))
    .flatMap((line) => (split ? splitLine(line, forms, split) : [line]))
    .map((line) => (reference && !isPlaceKept ? alignLine(line, reference) : { line, isAligned: false }));
  const sorted = sortLines(
    aligned.map(({ line }) => line),
    rules.order,
  );
  const single = duplicates ? dropDuplicates(sorted, duplicates) : sorted;
  return ok({
    lines: join ? joinLines(single, forms, join) : single,
    unaligned: aligned.filter(({ line, isAligned }) => !isAligned && typesOfLine(line).includes('indel')).length,
    excluded: [...excluded],
  });
}

const isReadable = ({ alts }: VcfLine): boolean => alts.every((alt) => /^[ACGTNRYSWKMBDHV]+$|[*<[\].]/i.test(alt));

/** By contig in the order of their first line, then by position; lines of one position stay as they come. */
const sortLines = (lines: readonly VcfLine[], order: NormRules['order']): readonly VcfLine[] => {
  const contigs = new Map([...new Set(lines.map(({ chrom }) => chrom))].map((chrom, i) => [chrom, i]));
  const text = ({ ref, alts }: VcfLine): string => `${ref}\t${alts.join(',')}`;
  return lines.toSorted(
    (a, b) =>
      (contigs.get(a.chrom) ?? 0) - (contigs.get(b.chrom) ?? 0) ||
      a.position - b.position ||
      (order === 'position' ? 0 : text(a) < text(b) ? -1 : 1),
  );
};

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
