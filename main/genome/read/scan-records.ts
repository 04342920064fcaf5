import { stat } from 'node:fs/promises';
import { AppError } from '../../../models/base/app-error.ts';
import type { Counted } from '../../../models/base/ipc/counted.ts';
import type { Result, Refusal } from '../../../models/base/result.ts';
import type { FileProblem } from '../../../models/genome/file/genome-file.ts';
import { PieceJoiner } from '../../../models/genome/vcf/piece-joiner.ts';
import { joinWanted } from '../../../models/genome/vcf/wanted.ts';
import { readHeader } from '../../../models/genome/vcf/read-header.ts';
import type { VcfHeader } from '../../../models/genome/vcf/read-header.ts';
import type { VcfRecord } from '../../../models/genome/vcf/read-record.ts';
import { RecordFinder } from '../../../models/genome/vcf/record-finder.ts';
import type { Wanted } from '../../../models/genome/vcf/wanted.ts';
import { LineKeeper } from './line-keeper.ts';
import type { KeptRecord, RecordTaker } from './line-keeper.ts';
import { findPieces } from './find-pieces.ts';
import { readHeaderText } from './read-header-text.ts';
import type { HeaderText } from './read-header-text.ts';
import { Reading } from './reading.ts';
import { startSearchPool } from './search-pool.ts';
import type { SearchPool } from './search-pool.ts';
import type { Packing } from './sniff.ts';
import { packingOfFile, textChunks } from './text-chunks.ts';

export interface RecordScan {
  readonly path: string;
  readonly sample: string | readonly string[] | null; // several: `ofSample` gives each one's records; null: the only one
  readonly wanted: Wanted; // up to a million places
  readonly taker?: RecordTaker;
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

/**
 * Reads a VCF once, from its first byte to its last, never whole in memory: its records at the wanted places.
 *
 * @param report  bytes of the file, as stored.
 * @throws AppError `genome.not-vcf`, `genome.old-vcf`, `genome.bcf`, `genome.damaged`, `genome.long-line`,
 *   `genome.no-sample`, `genome.sample-needed` {count, samples}, `genome.sample-unknown` {sample, samples},
 *   `genome.duplicate-samples`, `genome.too-many`.
 */
export async function scanRecords(
  { path, sample: name, wanted, taker, search = startSearchPool(path) }: RecordScan,
  report: (progress: Counted) => void,
): Promise<ScannedRecords> {
  try {
    const packing = await packingOfFile(path);
    const { header, form } = await readHeaderOf(path, packing);
    const names = typeof name === 'string' || name === null ? [name] : name;
    const samples = names.map((one) => indexOfSample(header.samples, one));
    const [sample = 0] = samples;
    const read = new Reading(path, (await stat(path)).size, report);
    const all = taker ? joinWanted([wanted, taker.wanted]) : wanted;
    const counts = new PieceJoiner(new RecordFinder(all));
    const pieces = findPieces({ source: read, packing, form, wanted: all, search });
    const keeper = new LineKeeper({ samples, columns: 9 + header.samples.length, wanted, taker: taker ?? null });
    for await (const piece of pieces) counts.add(piece).forEach((line) => keeper.add(line));
    counts.end().forEach((line) => keeper.add(line));
    // The last line of a cut file may be half a line that still reads as one.
    const lines = keeper.end(read.cut === 'inside' ? counts.line : null);
    const ofSample = (index: number): SampleRecords => recordsOf(lines, index);
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

const recordsOf = (lines: readonly KeptRecord[], sample: number): SampleRecords => {
  const records: VcfRecord[] = [];
  const problems: FileProblem[] = [];
  for (const opened of lines) {
    const record = opened.ok ? opened.value(sample) : opened;
    if (record.ok) records.push(record.value);
    else problems.push(record.error);
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
