import { stat } from 'node:fs/promises';
import type { Counted } from '../../../models/base/ipc/counted.ts';
import type { Digest } from '../../../models/base/ids.ts';
import type { FileProblem } from '../../../models/genome/file/genome-file.ts';
import { PieceJoiner } from '../../../models/genome/vcf/piece-joiner.ts';
import { joinWanted } from '../../../models/genome/vcf/wanted.ts';
import type { VcfHeader } from '../../../models/genome/vcf/read-header.ts';
import type { VcfRecord } from '../../../models/genome/vcf/read-record.ts';
import { RecordFinder } from '../../../models/genome/vcf/record-finder.ts';
import type { Wanted } from '../../../models/genome/vcf/wanted.ts';
import { beginScan } from './begin-scan.ts';
import { LineKeeper } from './line-keeper.ts';
import type { KeptRecord, RecordTaker } from './line-keeper.ts';
import { findPieces } from './find-pieces.ts';
import { Reading } from './reading.ts';
import { startSearchPool } from './search-pool.ts';
import type { SearchPool } from './search-pool.ts';
import type { Packing } from './unpack/sniff.ts';

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
  readonly problems: readonly FileProblem[]; // kept lines that are no records, or contradict themselves
  readonly unsorted: number | null; // the first kept line that should come before another
  /** The records of any sample of the file, by its index. */
  ofSample(sample: number): SampleRecords;
  readonly counts: Pick<PieceJoiner, 'line' | 'records' | 'broken' | 'brokenCount'>;
  readonly read: FileReading;
}

/** What the kept lines say of one sample, and which of them are no records. */
export type SampleRecords = Pick<ScannedRecords, 'records' | 'problems'>;

/** How a file was read. */
export interface FileReading {
  readonly through: 'tbi' | 'csi' | null; // null: from its first byte to its last
  readonly bytes: number; // of the file
  readonly cut: Reading['cut'];
  /** Of the whole file; null where it was not read whole. */
  digest(): Digest | null;
}

/**
 * Reads a VCF once, from its first byte to its last, never whole in memory: its records at the wanted places.
 *
 * @param report  bytes of the file, as stored.
 * @throws AppError `genome.cut-header`, `genome.not-vcf`, `genome.old-vcf`, `genome.bcf`, `genome.damaged`, `genome.long-line`,
 *   `genome.no-sample`, `genome.sample-needed` {count, samples}, `genome.sample-unknown` {sample, samples},
 *   `genome.duplicate-samples`, `genome.too-many`.
 */
export async function scanRecords(
  { path, sample: name, wanted, taker, search = startSearchPool(path) }: RecordScan,
  report: (progress: Counted) => void,
): Promise<ScannedRecords> {
  try {
    const { packing, text, header, samples } = await beginScan(path, name);
    const read = new Reading(path, (await stat(path)).size, report);
    const all = taker ? joinWanted([wanted, taker.wanted]) : wanted;
    const counts = new PieceJoiner(new RecordFinder(all));
    const pieces = findPieces({ source: read, packing, form: text.form, wanted: all, search });
    const keeper = new LineKeeper({ samples, columns: 9 + header.samples.length, wanted, taker: taker ?? null });
    for await (const piece of pieces) counts.add(piece).forEach((line) => keeper.add(line));
    counts.end().forEach((line) => keeper.add(line));
    // The last line of a cut file may be half a line that still reads as one.
    const lines = keeper.end(read.cut === 'inside' ? counts.line : null);
    return { header, packing, counts, read, unsorted: keeper.unsorted, ...recordsIn(lines, samples[0] ?? 0) };
  } finally {
    await search.pool.close();
  }
}

/** What kept lines say of the sample that was read, and of any other. Total. */
export const recordsIn = (
  lines: readonly KeptRecord[],
  sample: number,
): Pick<ScannedRecords, 'sample' | 'records' | 'problems' | 'ofSample'> => {
  const ofSample = (index: number): SampleRecords => recordsOf(lines, index);
  return { sample, ...ofSample(sample), ofSample };
};

const recordsOf = (lines: readonly KeptRecord[], sample: number): SampleRecords => {
  const records: VcfRecord[] = [];
  const problems: FileProblem[] = [];
  for (const opened of lines) {
    const record = opened.ok ? opened.value(sample) : opened;
    if (record.ok) records.push(record.value);
    else problems.push(record.error);
    if (record.ok && record.value.malformed !== undefined)
      problems.push({ code: 'genome.line-gt', params: { line: record.value.line } });
    if (record.ok && record.value.contradiction)
      problems.push({ code: 'genome.gt-ad', params: { line: record.value.line, ...record.value.contradiction } });
  }
  return { records, problems };
};
