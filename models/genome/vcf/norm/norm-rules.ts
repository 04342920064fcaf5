import type { AtomOverlap } from './alleles/atomize-line.ts';
import type { MergeRules } from './alleles/merge-lines.ts';
import type { SplitRules } from './alleles/split-line.ts';
import type { DuplicateRule } from './drop-duplicates.ts';
import type { AlignSide } from './reference/align-line.ts';
import type { ReferenceBases } from './reference/reference-bases.ts';
import type { LineFilter } from './where/line-filter.ts';

/** Which lines of a position are merged: of the same kind of change, all, or those of one kind. */
export type JoinRule = 'both' | 'any' | 'snps' | 'indels';

/** What of normalisation is done, in this order: `where`, `mismatch`, `split`, `align`, `atoms`, `duplicates`, `join`. */
export interface NormRules {
  readonly reference: ReferenceBases | null; // null: REF is not compared, and lines are only trimmed
  readonly where: LineFilter | null; // other lines stay as they are; null: all
  /** What happens to a line whose REF is not the reference's, or whose ALT cannot be read. */
  readonly mismatch: 'refuse' | 'exclude' | 'set';
  readonly split: SplitRules | null;
  readonly isPlaceKept: boolean; // neither trimmed nor aligned
  readonly align: AlignSide;
  readonly atoms: AtomOverlap | null;
  readonly duplicates: DuplicateRule | null;
  readonly join: (MergeRules & { readonly rule: JoinRule }) | null;
  readonly order: 'position' | 'alleles'; // of lines of one position: as they come, or by REF and ALT
}
