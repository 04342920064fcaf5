import { stat } from 'node:fs/promises';
import { AppError } from '../../models/base/app-error.ts';
import type { Counted } from '../../models/base/ipc/counted.ts';
import type { Result, Refusal } from '../../models/base/result.ts';
import type { FileProblem } from '../../models/genome/file/genome-file.ts';
import type { FoundPiece } from '../../models/genome/vcf/find-in-piece.ts';
import { PieceJoiner } from '../../models/genome/vcf/piece-joiner.ts';
import type { KeptLine } from '../../models/genome/vcf/piece-joiner.ts';
import { readHeader } from '../../models/genome/vcf/read-header.ts';
import type { VcfHeader } from '../../models/genome/vcf/read-header.ts';
import { openRecord } from '../../models/genome/vcf/read-record.ts';
import type { OpenRecord, VcfRecord } from '../../models/genome/vcf/read-record.ts';
import { RecordFinder } from '../../models/genome/vcf/record-finder.ts';
import type { Wanted } from '../../models/genome/vcf/wanted.ts';
import { findPieces } from './read/find-pieces.ts';
import { readHeaderText } from './read/read-header-text.ts';
import type { HeaderText } from './read/read-header-text.ts';
import { Reading } from './read/reading.ts';
import { startSearchPool } from './read/search-pool.ts';
import type { SearchPool } from './read/search-pool.ts';
import type { Packing } from './read/sniff.ts';
import { packingOfFile, textChunks } from './read/text-chunks.ts';

export interface RecordScan {
  readonly path: string;
  readonly sample: string | readonly string[] | null; // several: `ofSample` gives each one's records; null: the only one
  readonly wanted: Wanted; // up to a million places
  readonly search?: SearchPool; // for this file; closed here; as many threads as are of help, where there is none
}

/** What reading a VCF once gave: its records at the wanted places, for one sample, and what the reading itself told. */
export interface ScannedRecords {
  readonly header: VcfHeader;
  readonly sample: number; // index of the one that was read
  readonly packing: Packing;
  readonly records: readonly VcfRecord[];
  readonly problems: readonly FileProblem[]; // kept lines that are no records
  /** The records of any sample of the file, by its index. */
  ofSample(sample: number): SampleRecords;
  readonly counts: Pick<PieceJoiner, 'line' | 'records' | 'broken' | 'brokenCount'>;
  readonly read: Reading;
}

/** What the kept lines say of one sample, and which of them are no records. */
export type SampleRecords = Pick<ScannedRecords, 'records' | 'problems'>;

const fewPlaces = 100_000;
const linesForEach = 2; // a place may be split by allele, or lie under a block and on a line of its own

/**
 * Reads a VCF once, from its first byte to its last, never whole in memory: its records at the wanted places.
 *
 * @param report  bytes of the file, as stored.
 * @throws AppError `genome.not-vcf`, `genome.old-vcf`, `genome.bcf`, `genome.damaged`, `genome.long-line`,
 *   `genome.no-sample`, `genome.sample-needed` {count, samples}, `genome.sample-unknown` {sample, samples},
 *   `genome.duplicate-samples`, `genome.too-many`.
 */
export async function scanRecords(
  { path, sample: name, wanted, search = startSearchPool(path) }: RecordScan,
  report: (progress: Counted) => void,
): Promise<ScannedRecords> {
  try {
    const packing = await packingOfFile(path);
    const { header, form } = await readHeaderOf(path, packing);
    const names = typeof name === 'string' || name === null ? [name] : name;
    const samples = names.map((one) => indexOfSample(header.samples, one));
    const [sample = 0] = samples;
    const read = new Reading(path, (await stat(path)).size, report);
    const counts = new PieceJoiner(new RecordFinder(wanted));
    const pieces = findPieces({ source: read, packing, form, wanted, search });
    const lines = await keepLines(pieces, counts, {
      columns: 9 + header.samples.length,
      most: mostKept(wanted),
      only: samples.length === 1 ? sample : null,
    });
    // The last line of a cut file may be half a line that still reads as one.
    const last = read.cut === 'inside' ? counts.line : null;
    const ofSample = (index: number): SampleRecords => recordsOf(lines, index, last);
    return { header, sample, packing, ...ofSample(sample), ofSample, counts, read };
  } finally {
    await search.pool.close();
  }
}

/** The samples of a VCF, from its header alone. @throws AppError as {@link scanRecords} up to the header. */
export async function readSamples(path: string): Promise<readonly string[]> {
  return (await readHeaderOf(path, await packingOfFile(path))).header.samples;
}

const readHeaderOf = async (
  path: string,
  packing: Packing,
): Promise<{ readonly header: VcfHeader; readonly form: HeaderText['form'] }> => {
  const { text, form } = await readHeaderText(textChunks(packing, new Reading(path, 0, () => undefined)));
  return { header: valueOf(readHeader(text)), form };
};

const mostKept = (wanted: Wanted): number =>
  linesForEach *
  Math.max(
    fewPlaces,
    Object.values(wanted).reduce((sum, { length }) => sum + length, 0),
  );

/** A kept line; its cells are held only where more than one sample is asked for. */
interface CutLine {
  readonly line: number;
  readonly opened: Result<OpenRecord, Refusal>;
}

async function keepLines(
  pieces: AsyncIterable<FoundPiece>,
  joiner: PieceJoiner,
  { most, columns, only }: { columns: number; most: number; only: number | null },
): Promise<readonly CutLine[]> {
  const lines: CutLine[] = [];
  const keep = ({ bytes, line }: KeptLine): void => {
    const opened = openRecord(bytes, { line, columns });
    lines.push({ line, opened: opened.ok && only !== null ? settled(opened.value(only)) : opened });
    if (lines.length > most) throw new AppError('genome.too-many', { records: most });
  };
  for await (const piece of pieces) joiner.add(piece).forEach(keep);
  joiner.end().forEach(keep);
  return lines;
}

const settled = (record: ReturnType<OpenRecord>): CutLine['opened'] => ({ ok: true, value: () => record });

const recordsOf = (lines: readonly CutLine[], sample: number, leftOut: number | null): SampleRecords => {
  const records: VcfRecord[] = [];
  const problems: FileProblem[] = [];
  for (const { line, opened } of lines) {
    const record = opened.ok ? opened.value(sample) : opened;
    if (!record.ok) problems.push(record.error);
    else if (line !== leftOut) records.push(record.value);
  }
  return { records, problems };
};

const valueOf = <T>(result: Result<T, Refusal>): T => {
  if (!result.ok) throw new AppError(result.error.code, result.error.params);
  return result.value;
};

const indexOfSample = (samples: readonly string[], wanted: string | null): number => {
  const listed = samples.length > 12 ? `${samples.slice(0, 12).join(', ')}, …` : samples.join(', ');
  if (samples.length === 0) throw new AppError('genome.no-sample');
  if (wanted === null && samples.length > 1)
    throw new AppError('genome.sample-needed', { count: samples.length, samples: listed });
  const index = wanted === null ? 0 : samples.indexOf(wanted);
  if (index < 0) throw new AppError('genome.sample-unknown', { sample: wanted ?? '', samples: listed });
  return index;
};
