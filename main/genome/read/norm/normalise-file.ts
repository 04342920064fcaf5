import { stat } from 'node:fs/promises';
import { AppError } from '../../../../models/base/app-error.ts';
import type { Counted } from '../../../../models/base/ipc/counted.ts';
import type { NormAsked, NormSummary } from '../../../../models/genome/file/norm-asked.ts';
import type { NormRules } from '../../../../models/genome/vcf/norm/norm-rules.ts';
import { NormWindow } from '../../../../models/genome/vcf/norm/norm-window.ts';
import { readTagForms, readVcfLine, writeVcfLine } from '../../../../models/genome/vcf/norm/vcf-line.ts';
import type { VcfLine } from '../../../../models/genome/vcf/norm/vcf-line.ts';
import type { LineFilter } from '../../../../models/genome/vcf/norm/where/line-filter.ts';
import { readLineFilter } from '../../../../models/genome/vcf/norm/where/read-line-filter.ts';
import { beginScan } from '../begin-scan.ts';
import { Reading } from '../reading.ts';
import { textChunks } from '../text-chunks.ts';
import { Fasta } from './fasta.ts';
import { TextFile } from './text-file.ts';

export interface NormStart {
  readonly path: string;
  readonly fasta: string | null; // absolute path of the reference sequence
  readonly out: string;
  readonly asked: NormAsked;
}

/**
 * Writes a VCF anew, each variant in its one form, as `bcftools norm` does; never the whole file in memory. Nothing is
 * written of a file that is refused.
 *
 * @throws AppError as `beginScan`, `genome.norm-bcf`, `genome.norm-where` {rest}, `genome.norm-reference` {contig, position,
 *   ref}, `genome.line-columns` {line}, `genome.damaged`, those of `Fasta`.
 */
export async function normaliseFile(
  { path, fasta: sequence, out, asked }: NormStart,
  report: (progress: Counted) => void,
): Promise<NormSummary> {
  const where = asked.where === null ? null : filterOf(asked.where);
  const { packing, text: header } = await beginScan(path, []);
  if (header.form === 'bcf') throw new AppError('genome.norm-bcf');
  const fasta = sequence === null ? null : new Fasta(sequence);
  const window = new NormWindow(readTagForms(header.text), rulesOf(asked, fasta, where));
  const reading = new Reading(path, (await stat(path)).size, report);
  const file = await TextFile.create(out);
  let [read, written, last] = [0, 0, { chrom: '', position: 0 }];
  let unsorted = 0;
  const write = async (lines: readonly VcfLine[]): Promise<void> => {
    for (const line of lines) {
      if (line.chrom === last.chrom && line.position < last.position) unsorted++;
      last = line;
    }
    written += lines.length;
    if (lines.length > 0) await file.write(`${lines.map(writeVcfLine).join('\n')}\n`);
  };
  try {
    await file.write(headerOf(header.text, asked, fasta));
    let number = 0;
    for await (const text of linesOf(textChunks(packing, reading), () => reading.cut === 'inside')) {
      number++;
      if (text === '' || text.startsWith('#')) continue;
      const line = readVcfLine(text);
      if (!line) throw new AppError('genome.line-columns', { line: number });
      read++;
      await write(window.add(line));
    }
    await write(window.end());
    await file.end();
  } catch (error) {
    await file.drop();
    throw error;
  } finally {
    fasta?.close();
  }
  const { unaligned, excluded, whole } = window.counts;
  const problems = [
    ...(reading.cut === null
      ? []
      : [{ code: reading.cut === 'inside' ? 'genome.cut-inside' : 'genome.no-end-mark', params: { records: read } }]),
    ...(unaligned > 0 ? [{ code: 'genome.norm-unaligned', params: { count: unaligned } }] : []),
    ...(excluded > 0 ? [{ code: 'genome.norm-excluded', params: { count: excluded } }] : []),
    ...(whole > 0 ? [{ code: 'genome.norm-whole', params: { count: whole } }] : []),
    ...(unsorted > 0 ? [{ code: 'genome.norm-unsorted', params: { count: unsorted } }] : []),
  ];
  return { read, written, problems };
}

/** @throws AppError `genome.norm-where` {rest}. */
const filterOf = (text: string): LineFilter => {
  const filter = readLineFilter(text);
  if (!filter.ok) throw new AppError(filter.error.code, filter.error.params);
  return filter.value;
};

const rulesOf = (asked: NormAsked, fasta: Fasta | null, where: LineFilter | null): NormRules => ({
  reference: fasta && ((contig, start, end) => fasta.bases(contig, start, end)),
  where,
  mismatch: asked.mismatch,
  split: asked.split === null ? null : { otherAllele: asked.split, keepSum: [] },
  isPlaceKept: false,
  align: asked.align,
  atoms: asked.atoms,
  duplicates: asked.duplicates,
  join: asked.join === null ? null : { rule: asked.join, isPassKept: false },
  order: 'position',
});

/** The header with one more line: by what the lines were normalised. */
const headerOf = (text: string, asked: NormAsked, fasta: Fasta | null): string => {
  const lines = text.split(/\r?\n/).filter((line) => line !== '');
  const by = Object.entries(asked).flatMap(([key, value]) =>
    value === null ? [] : [key === 'where' ? `where="${value.replaceAll('"', "'")}"` : `${key}=${value}`],
  );
  const own = `##phenoscope_norm=<${[`reference="${fasta?.name ?? 'none: trimmed, not aligned'}"`, ...by].join(',')}>`;
  const titles = lines.findIndex((line) => line.startsWith('#CHROM'));
  return `${[...lines.slice(0, titles), own, ...lines.slice(titles)].join('\n')}\n`;
};

/** @param isCut  asked at the end: whether the last line is half a line, which is left out. */
async function* linesOf(
  chunks: AsyncIterable<Buffer> | Iterable<Buffer>,
  isCut: () => boolean,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(); // takes a byte-order mark off
  let begun = '';
  for await (const chunk of chunks) {
    const lines = (begun + decoder.decode(chunk, { stream: true })).split('\n');
    begun = lines.pop() ?? '';
    for (const line of lines) yield line.endsWith('\r') ? line.slice(0, -1) : line;
  }
  if (begun !== '' && !isCut()) yield begun.endsWith('\r') ? begun.slice(0, -1) : begun;
}
