import type { ContigIndex } from './contig-index.ts';

/** Where lines of a sorted, bgzipped file lie: what a `.tbi` or `.csi` beside it says. */
export interface GenomeIndex {
  readonly kind: 'tbi' | 'csi';
  readonly names: readonly string[] | null; // contigs as the file writes them; null: numbered as in the header of a BCF
  readonly contigs: readonly ContigIndex[]; // in the order of the file
  readonly last: number; // the virtual offset behind the last record; 0 where there is none
}

/** Offset of a bgzip member in the file, and of a byte in what it holds, as an index packs both into one number. */
export interface FileSpot {
  readonly member: number;
  readonly within: number;
}

const mostInMember = 1 << 16;

/** @param offset  a virtual offset, exact below 2^53: a file of up to 128 GiB. @source SAM specification 4.1.1. Total. */
export const spotOf = (offset: number): FileSpot => ({
  member: Math.floor(offset / mostInMember),
  within: offset % mostInMember,
});
