import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { isAppError } from '../../../../models/base/app-error.ts';
import type { Counted } from '../../../../models/base/ipc/counted.ts';
import { no, ok } from '../../../../models/base/result.ts';
import type { Refusal, Result } from '../../../../models/base/result.ts';
import { joinWanted } from '../../../../models/genome/vcf/wanted.ts';
import { beginScan } from '../begin-scan.ts';
import { LineKeeper } from '../line-keeper.ts';
import { recordsIn } from '../scan-records.ts';
import type { FileReading, RecordScan, ScannedRecords } from '../scan-records.ts';
import { indexedLines } from './indexed-lines.ts';
import { openIndex } from './open-index.ts';

const endMarkBytes = 28;

/**
 * As `scanRecords`, but only those members of a bgzip file are read that may hold a wanted place, as the index beside it
 * says. Lines are numbered among those that are read; a fault elsewhere in the file stays unseen.
 *
 * @param report  wanted places.
 * @returns refusals of `openIndex`, also `genome.index-other` found on the way: the file is to be read whole then, with
 *   another taker. @throws AppError as `scanRecords`.
 */
export async function scanThroughIndex(
  { path, sample: name, wanted, taker }: Omit<RecordScan, 'search'>,
  report: (progress: Counted) => void,
): Promise<Result<ScannedRecords, Refusal>> {
  const { packing, text, header, samples } = await beginScan(path, name);
  const opened = await openIndex(path, packing);
  if (!opened.ok) return opened;
  const all = taker ? joinWanted([wanted, taker.wanted]) : wanted;
  const total = Object.values(all).reduce((sum, { length }) => sum + length, 0);
  const keeper = new LineKeeper({ samples, columns: 9 + header.samples.length, wanted, taker: taker ?? null });
  const counts = { line: 0, records: 0, brokenCount: 0, broken: [] };
  let done = 0;
  const onPassed = (places: number): void => {
    done += places;
    report({ step: 'genome.step-read', done, total });
  };
  try {
    const search = { path, header: text, index: opened.value, wanted: all, onPassed };
    for (const line of indexedLines(search, counts)) keeper.add(line);
  } catch (error) {
    if (isAppError(error) && error.code === 'genome.index-other')
      return no('genome.index-other', { file: `${basename(path)}.${opened.value.kind}` });
    throw error;
  }
  const read = { through: opened.value.kind, digest: () => null, ...(await endOf(path)) };
  const lines = keeper.end(null);
  return ok({ header, packing, counts, read, unsorted: keeper.unsorted, ...recordsIn(lines, samples[0] ?? 0) });
}

/** A bgzip file ends with a member that holds nothing. */
const endOf = async (path: string): Promise<Pick<FileReading, 'bytes' | 'cut'>> => {
  const file = await open(path);
  try {
    const { size: bytes } = await file.stat();
    const tail = Buffer.alloc(Math.min(bytes, endMarkBytes));
    await file.read(tail, 0, tail.length, bytes - tail.length);
    const isMarked = tail.length === endMarkBytes && tail.readUInt32LE(endMarkBytes - 4) === 0 && tail[16] === 27;
    return { bytes, cut: isMarked ? null : 'no-end-mark' };
  } finally {
    await file.close();
  }
};
