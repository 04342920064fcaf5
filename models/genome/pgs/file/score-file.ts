import type { GenomeBuild } from '../../build/genome-build.ts';
import type { ScoreHeader } from './score-header.ts';

/** Why a row cannot be summed from genotypes; the row stays counted among all. */
export const rowRefusals = [
  'haplotype',
  'diplotype',
  'interaction',
  'not-bases', // an HLA allele, an amino acid, `-`: nothing a VCF's alleles can equal
  'weight', // none, or no number
  'effect-type', // dominant and recessive at once
] as const;
export type RowRefusal = (typeof rowRefusals)[number];

/** Where the rows lie in one build. */
export interface Placement {
  readonly contig: Uint8Array; // index into `contigs` of the file
  readonly start: Int32Array; // 0-based; -1: the row has no place in this build
}

/** A row that cannot be summed, as it is named to the reader. */
export interface RefusedRow {
  readonly row: number; // 0-based
  readonly name: string; // rs number, allele or place as written
  readonly why: RowRefusal;
}

/**
 * A scoring file in columns, one element for each row: 35 bytes a row in one build, 40 in two, whatever its texts.
 *
 * Every model is three weights, for no, one and two copies of the effect allele: additive 0, w, 2w; dominant 0, w, w;
 * recessive 0, 0, w; or as the file gives them.
 */
export interface ScoreFile {
  readonly header: ScoreHeader;
  readonly count: number;
  readonly contigs: readonly string[];
  readonly placements: ReadonlyMap<GenomeBuild, Placement>; // of the authors, and harmonised
  readonly alleles: readonly string[]; // each text once; the first is ''
  readonly effect: Uint16Array; // index into `alleles`
  readonly other: Uint16Array; // 0: not stated
  readonly weights: Float64Array; // 3 · count
  readonly frequency: Float64Array | null; // of the effect allele, as the file states it; NaN in a row without
  readonly refusal: Uint8Array; // 0: usable; else 1 + index into `rowRefusals`
  readonly refused: readonly RefusedRow[]; // the first 50
}
