/**
 * Bases `[start, end)` of a contig, 0-based, in capitals (a FASTA's, or what else is known of it); null where they are not
 * known. Cut at the contig's ends.
 */
export type ReferenceBases = (contig: string, start: number, end: number) => string | null;
