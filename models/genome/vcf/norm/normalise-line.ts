import { no, ok } from '../../../base/result.ts';
import type { Refusal, Result } from '../../../base/result.ts';
import { atomizeLine, isLeftWhole } from './alleles/atomize-line.ts';
import { splitLine } from './alleles/split-line.ts';
import type { NormRules } from './norm-rules.ts';
import { alignLine } from './reference/align-line.ts';
import { fitsReference, setReference } from './reference/set-reference.ts';
import { typesOfLine } from './variant-type.ts';
import type { TagForms, VcfLine } from './vcf-line.ts';

/** What one line of a file became. */
export interface NormalisedLine {
  readonly lines: readonly VcfLine[]; // none: left out
  readonly isKept: boolean; // not meant by the rules: as it was, neither compared, merged nor dropped
  readonly unaligned: number; // insertions and deletions that may lie elsewhere: `genome.norm-unaligned`
  readonly whole: number; // lines of several bases that could not be taken apart: `genome.norm-whole`
}

/**
 * What of normalisation needs no other line: REF compared with the reference, several ALTs split, aligned, taken apart.
 *
 * @returns refusal `genome.norm-reference` {contig, position, ref} for a REF that is not the reference's, or an
 *   ALT that is neither bases nor a symbol, where the rules refuse it.
 */
export function normaliseLine(line: VcfLine, forms: TagForms, rules: NormRules): Result<NormalisedLine, Refusal> {
  const { reference, isPlaceKept, split, align, atoms, where } = rules;
  if (where && !where(line)) return ok({ lines: [line], isKept: true, unaligned: 0, whole: 0 });
  const isMisfit = reference !== null && !(isReadable(line) && fitsReference(line, reference));
  if (isMisfit && rules.mismatch === 'refuse')
    return no('genome.norm-reference', { contig: line.chrom, position: line.position, ref: line.ref });
  if (isMisfit && rules.mismatch === 'exclude') return ok({ lines: [], isKept: false, unaligned: 0, whole: 0 });
  const set = reference ? setReference(line, reference) : line;
  const aligned = (split ? splitLine(set, forms, split) : [set]).map((own) =>
    isPlaceKept ? { line: own, isAligned: false } : alignLine(own, reference, align),
  );
  return ok({
    lines: aligned.flatMap(({ line: own }) => (atoms ? atomizeLine(own, forms, atoms) : [own])),
    isKept: false,
    unaligned: aligned.filter(({ line: own, isAligned }) => !isAligned && typesOfLine(own).includes('indel')).length,
    whole: atoms ? aligned.filter(({ line: own }) => isLeftWhole(own)).length : 0,
  });
}

const isReadable = ({ alts }: VcfLine): boolean => alts.every((alt) => /^[ACGTNRYSWKMBDHV]+$|[*<[\].]/i.test(alt));
