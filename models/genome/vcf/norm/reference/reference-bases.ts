/**
 * Bases `[start, end)` of a contig, 0-based, as the FASTA writes them (lower case may mark repeats), or what else is known
 * of the sequence. Cut at the contig's ends; null where the bases are not known.
 */
export type ReferenceBases = (contig: string, start: number, end: number) => string | null;
