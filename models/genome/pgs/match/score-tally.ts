import type { GenomeBuild } from '../../build/genome-build.ts';
import type { ReferenceBases } from '../../vcf/norm/reference/reference-bases.ts';
import { isEvidence } from '../../places/is-evidence.ts';
import type { PlaceRules } from '../../places/read-place.ts';
import { recordOfArray } from '../../array/read-array-line.ts';
import type { ArrayLine } from '../../array/read-array-line.ts';
import type { ScoreFile } from '../file/score-file.ts';
import { copiesOfReference, countsReference, isAmbiguous, matchKind, matchKinds } from './match-kind.ts';
import type { MatchKind, RowAlleles } from './match-kind.ts';
import type { MatchedRecord } from './matched-record.ts';
import { rangeOf, rowsByPlace } from './row-places.ts';
import type { RowsOfContig } from './row-places.ts';

/** How records are matched; without an option, as the PGS Catalog's own calculator does. */
export interface MatchRules extends PlaceRules {
  readonly isAmbiguousKept?: boolean; // A/T and C/G rows, on the strand as written
  readonly isMultiallelicKept?: boolean;
  /** Bases inside reference blocks, which write only their first; without it a row there stays unmatched. */
  readonly reference?: ReferenceBases;
}

export const rowFlags = { ambiguous: 1, multiallelic: 2, duplicate: 4 } as const;

/** What the records say of each row, one element a row. */
export interface TalliedRows {
  readonly kind: Uint8Array; // 0: unmatched; else 1 + index into `matchKinds`
  readonly flags: Uint8Array; // sum of `rowFlags`: why a match is excluded
  readonly copies: Uint8Array; // of the effect allele; `missingCopies` without a whole genotype
}
export const missingCopies = 255;

/** One candidate for a row: how well it fits, which target allele it is, and what the sample has. */
interface Candidate {
  readonly kind: MatchKind;
  readonly flags: number;
  readonly copies: number;
  readonly variant: number; // number of the target allele among all that were seen; with its place it is unique
  readonly replaced: number; // copies whose base the line replaces
}

/**
 * Matches a score's rows with records, one record after the other in any order, for one sample. The best match of a row
 * stays, of equal ones the first; two rows on one target allele are flagged both, when all records were seen. Where a
 * line begins at a row's place, a reference block over it says nothing.
 *
 * @source pygscatalog 2d2d6c42 (priority, exclusions); reference blocks are read beyond it.
 */
export class ScoreTally {
  readonly #score: ScoreFile;
  readonly #rules: MatchRules;
  readonly #places: ReadonlyMap<string, RowsOfContig>;
  readonly #kind: Uint8Array;
  readonly #flags: Uint8Array;
  readonly #copies: Uint8Array;
  readonly #hasLine: Uint8Array;
  readonly #variant: Uint32Array;
  readonly #replaced: Uint8Array; // copies whose base is another than REF, over all lines at the place
  readonly #replacedHere: Uint8Array; // and on the matched line
  #variants = 0;

  constructor(score: ScoreFile, build: GenomeBuild, rules: MatchRules) {
    this.#score = score;
    this.#rules = rules;
    this.#places = rowsByPlace(score, build);
    this.#kind = new Uint8Array(score.count);
    this.#flags = new Uint8Array(score.count);
    this.#copies = new Uint8Array(score.count).fill(missingCopies);
    this.#hasLine = new Uint8Array(score.count);
    this.#variant = new Uint32Array(score.count);
    this.#replaced = new Uint8Array(score.count);
    this.#replacedHere = new Uint8Array(score.count);
  }

  /** @param record  of a file of the build, for the sample. */
  add(record: MatchedRecord): void {
    const own = this.#places.get(record.contig);
    if (!own) return;
    if (record.isBlock) this.#addReference(record, own);
    else this.#addVariant(record, own);
  }

  /**
   * A chip's line, which names no reference base: each row's other allele stands in for it. A row that states none cannot be
   * told, since the letters may lie on either side of it.
   *
   * @param line  of a chip of the build, on the plus strand.
   */
  addArray(line: ArrayLine): void {
    const own = this.#places.get(line.contig);
    if (!own) return;
    const [low, high] = rangeOf(own, line.start, line.start + 1);
    const others = new Set<string>();
    for (let at = low; at < high; at++) others.add(this.#allelesOf(own.rows[at] ?? 0).other);
    for (const other of others) if (other.length === 1) this.add(recordOfArray(line, other));
  }

  /** What was found, when all records were added. */
  end(): TalliedRows {
    const referenceOnly = matchKinds.indexOf('reference-only') + 1;
    for (let row = 0; row < this.#kind.length; row++) {
      if (this.#kind[row] === referenceOnly && this.#hasLine[row] === 1) this.#kind[row] = 0;
      this.#takeOffOthers(row);
    }
    for (const own of this.#places.values()) this.#flagDuplicates(own);
    return { kind: this.#kind, flags: this.#flags, copies: this.#copies };
  }

  #addVariant(record: MatchedRecord, own: RowsOfContig): void {
    const [low, high] = rangeOf(own, record.start, record.start + 1);
    if (low === high) return;
    const { ref, alts } = record;
    const written = alts.filter(isWritten).length;
    const multiallelic = written > 1 ? rowFlags.multiallelic : 0;
    const first = this.#variants;
    this.#variants += written;
    const replaced = copiesReplaced(record);
    for (let at = low; at < high; at++) {
      const row = own.rows[at] ?? 0;
      const pair = this.#allelesOf(row);
      this.#hasLine[row] = 1;
      this.#replaced[row] = (this.#replaced[row] ?? 0) + replaced;
      let variant = first;
      for (const [i, alt] of alts.entries()) {
        if (!isWritten(alt)) continue;
        const kind = matchKind(pair, ref, alt);
        if (kind !== null) {
          const ambiguous = isAmbiguous(ref, alt) ? rowFlags.ambiguous : 0;
          const copies = this.#copiesOf(record, countsReference(kind) ? 0 : i + 1);
          this.#offer(row, { kind, flags: ambiguous + multiallelic, copies, variant, replaced });
        }
        variant++;
      }
    }
  }

  #addReference(record: MatchedRecord, own: RowsOfContig): void {
    const [low, high] = rangeOf(own, record.start, record.end);
    const alleles = record.genotype?.alleles ?? [];
    const isSure = alleles.length > 0 && alleles.every((allele) => allele === 0) && this.#isUsed(record);
    if (low === high || alleles.some((allele) => (allele ?? 0) > 0)) return;
    const variant = this.#variants++;
    for (let at = low; at < high; at++) {
      const [row, start] = [own.rows[at] ?? 0, own.starts[at] ?? 0];
      const ref = record.ref[start - record.start] ?? this.#rules.reference?.(record.contig, start, start + 1);
      if (ref === undefined || ref === null) continue;
      const pair = this.#allelesOf(row);
      const copies = copiesOfReference(pair, ref);
      if (copies === null) continue;
      const flags = isAmbiguous(pair.effect, pair.other) ? rowFlags.ambiguous : 0;
      const present = copies === 2 ? alleles.length : 0; // one on X, Y and MT of a man
      this.#offer(row, {
        kind: 'reference-only',
        flags,
        copies: isSure ? present : missingCopies,
        variant,
        replaced: 0,
      });
    }
  }

  #offer(row: number, { kind, flags, copies, variant, replaced }: Candidate): void {
    const rank = matchKinds.indexOf(kind) + 1;
    const present = this.#kind[row] ?? 0;
    if (present !== 0 && present <= rank) return;
    this.#kind[row] = rank;
    this.#flags[row] = flags;
    this.#copies[row] = copies;
    this.#variant[row] = variant;
    this.#replacedHere[row] = replaced;
  }

  #allelesOf(row: number): RowAlleles {
    const { alleles, effect, other } = this.#score;
    return { effect: alleles[effect[row] ?? 0] ?? '', other: alleles[other[row] ?? 0] ?? '' };
  }

  #copiesOf(record: MatchedRecord, index: number): number {
    const alleles = record.genotype?.alleles ?? [];
    if (alleles.length === 0 || alleles.length > 2 || alleles.includes(null) || !this.#isUsed(record))
      return missingCopies;
    let copies = 0;
    for (const allele of alleles) if (allele === index) copies++;
    return copies;
  }

  /** A line that failed a filter, or a reference line of too little evidence, gives no genotype. */
  #isUsed(record: MatchedRecord): boolean {
    if (record.filters.length > 0 && !this.#rules.isFilteredUsed) return false;
    const isReference = record.genotype?.alleles.every((allele) => allele === 0) ?? false;
    return !isReference || isEvidence(record, this.#rules.limits);
  }

  /** Copies of REF without those whose base another line at the place replaces: a site may be split by its alleles. */
  #takeOffOthers(row: number): void {
    const others = (this.#replaced[row] ?? 0) - (this.#replacedHere[row] ?? 0);
    const kind = matchKinds[(this.#kind[row] ?? 0) - 1];
    const copies = this.#copies[row] ?? missingCopies;
    if (others > 0 && kind && countsReference(kind) && copies !== missingCopies)
      this.#copies[row] = Math.max(0, copies - others);
  }

  #flagDuplicates({ starts, rows }: RowsOfContig): void {
    for (let at = 1; at < rows.length; at++)
      for (let before = at - 1; before >= 0 && starts[before] === starts[at]; before--) {
        const [row, other] = [rows[at] ?? 0, rows[before] ?? 0];
        if (this.#kind[row] === 0 || this.#kind[other] === 0 || this.#variant[row] !== this.#variant[other]) continue;
        this.#flags[row] = (this.#flags[row] ?? 0) | rowFlags.duplicate;
        this.#flags[other] = (this.#flags[other] ?? 0) | rowFlags.duplicate;
      }
  }
}

/** An allele of bases, or `*`. */
const isWritten = (alt: string): boolean => (alt.length === 1 ? 'ACGTN*'.includes(alt) : /^[ACGTN]+$/.test(alt));

const copiesReplaced = ({ ref, alts, genotype }: MatchedRecord): number =>
  ref.length === 1 && alts.every((alt) => alt.length === 1)
    ? (genotype?.alleles.filter((allele) => (allele ?? 0) > 0).length ?? 0)
    : 0;
