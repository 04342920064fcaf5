import { contigName } from '../../build/contig-name.ts';
import type { GeneExons } from './exon-table.ts';

/** What a line of GFF3, GTF or BED says of exons. */
export interface ExonLine {
  readonly contig: string;
  readonly strand: GeneExons['strand'];
  readonly gene: string | null; // null: the transcript's line says it
  readonly transcript: string;
  readonly isMane: boolean;
  readonly exons: readonly (readonly [number, number])[]; // 0-based half-open
}

/**
 * Reads a line of GFF3 or GTF (features `exon`; 1-based, both ends counted) or of BED with 6 or 12 columns (0-based
 * half-open; the name is the transcript, or `gene|transcript`). Null for a line of something else. Total.
 *
 * @source GFF3 1.26 (Sequence Ontology), GTF2.2, UCSC BED.
 */
export function readExonLine(text: string): ExonLine | null {
  const cells = text.split('\t');
  if (cells.length === 9) return fromGff(cells);
  return cells.length === 6 || cells.length === 12 ? fromBed(cells) : null;
}

/** A gene's line of GFF3: its symbol by its id, which transcripts name as their parent. Null for another line. Total. */
export function readGeneLine(text: string): { readonly id: string; readonly gene: string } | null {
  const cells = text.split('\t');
  if (cells.length !== 9 || !(cells[2] ?? '').endsWith('gene')) return null;
  const said = attributes(cells[8] ?? '');
  const [id, gene] = [said('ID'), said('gene_name') ?? said('gene') ?? said('Name')];
  return id && gene ? { id, gene } : null;
}

/** A transcript's line of GFF3: which gene its exons are of, by symbol or by the gene's id. Null for another line. Total. */
export function readTranscriptLine(text: string): {
  readonly id: string;
  readonly gene: string | null;
  readonly parent: string | null;
  readonly isMane: boolean;
} | null {
  const cells = text.split('\t');
  if (cells.length !== 9 || !/^(mRNA|transcript|.*_transcript|.*RNA)$/.test(cells[2] ?? '')) return null;
  const said = attributes(cells[8] ?? '');
  const id = said('ID');
  if (!id) return null;
  return { id, gene: said('gene_name') ?? said('gene'), parent: said('Parent'), isMane: isManeTag(said('tag')) };
}

const fromGff = (cells: readonly string[]): ExonLine | null => {
  const [chrom = '', , feature = '', from = '', to = '', , strand = '', , rest = ''] = cells;
  const contig = contigName(chrom);
  const said = attributes(rest);
  const transcript = said('transcript_id') ?? said('Parent');
  const [start, end] = [Number(from) - 1, Number(to)];
  if (feature !== 'exon' || !contig || !transcript || !(start >= 0) || !(end > start)) return null;
  return {
    contig,
    strand: strand === '-' ? '-' : '+',
    gene: said('gene_name') ?? said('gene') ?? null,
    transcript: transcript.replace(/^(transcript:|rna-)/, ''),
    isMane: isManeTag(said('tag')),
    exons: [[start, end]],
  };
};

const fromBed = (cells: readonly string[]): ExonLine | null => {
  const [chrom = '', from = '', to = '', name = '', , strand = '', , , , , sizes = '', starts = ''] = cells;
  const contig = contigName(chrom);
  const [start, end] = [Number(from), Number(to)];
  if (!contig || name === '' || !(start >= 0) || !(end > start)) return null;
  const lengths = sizes.split(',').filter(Boolean).map(Number);
  const offsets = starts.split(',').filter(Boolean).map(Number);
  const blocks = lengths.map((length, i) => [start + (offsets[i] ?? 0), start + (offsets[i] ?? 0) + length] as const);
  const [first = '', second] = name.split('|');
  return {
    contig,
    strand: strand === '-' ? '-' : '+',
    gene: second === undefined ? null : first,
    transcript: second ?? first,
    isMane: false,
    exons: blocks.length > 0 && lengths.length === offsets.length ? blocks : [[start, end]],
  };
};

const isManeTag = (tags: string | null): boolean => /MANE[_ ]Select/.test(tags ?? '');

/** `gene=BRCA2;tag=…` of GFF3, `gene_name "BRCA2"; tag "…";` of GTF. */
const attributes =
  (text: string) =>
  (key: string): string | null => {
    const [, quoted, plain] = new RegExp(`(?:^|[; ])${key}(?: "([^"]*)"|=([^;]*))`).exec(text) ?? [];
    return quoted ?? plain ?? null;
  };
