import { stat } from 'node:fs/promises';
import { AppError } from '../../models/base/app-error.ts';
import type { Counted } from '../../models/base/ipc/counted.ts';
import { ArrayCounter } from '../../models/genome/array/array-quality.ts';
import { ArrayReader } from '../../models/genome/array/array-reader.ts';
import { readArrayHeader } from '../../models/genome/array/read-array-header.ts';
import { tellBuild } from '../../models/genome/build/tell-build.ts';
import type { FileProblem } from '../../models/genome/file/genome-file.ts';
import type { ScoreResult } from '../../models/genome/pgs/score-result.ts';
import type { VcfHeader } from '../../models/genome/vcf/read-header.ts';
import { scoreTaker } from './pgs/score-taker.ts';
import type { ScanResult, ScanStart } from './read-vcf-file.ts';
import { Reading } from './read/reading.ts';
import type { Packing } from './read/unpack/sniff.ts';
import { packingOfFile, textChunks } from './read/text-chunks.ts';

/**
 * What a consumer's chip file (23andMe, AncestryDNA) says of the places asked for; one sample without a name.
 *
 * @returns null for a file that is none, told by its first lines.
 * @throws AppError `genome.damaged`, `genome.build`, `genome.build-unknown`, `genome.build-mixed`.
 */
export async function readArrayFile(
  { path, places, scores = [] }: Pick<ScanStart, 'path' | 'places' | 'scores'>,
  report: (progress: Counted) => void,
): Promise<ScanResult | null> {
  const packing = await packingOfFile(path);
  const header = await headerOfArray(path, packing);
  if (!header) return null;
  const read = new Reading(path, (await stat(path)).size, report);
  const taker = scores.length > 0 ? scoreTaker(scores, 1) : null;
  const counter = new ArrayCounter();
  const lines = new ArrayReader(places, (line) => {
    counter.add(line);
    taker?.takeArray(line);
  });
  let begun = '';
  const decoder = new TextDecoder();
  for await (const chunk of textChunks(packing, read)) {
    const texts = (begun + decoder.decode(chunk, { stream: true })).split('\n');
    begun = texts.pop() ?? '';
    for (const text of texts) lines.add(text);
  }
  if (begun !== '') lines.add(begun);

  const told = tellBuild(header, lines.records);
  if (!told.ok) throw new AppError(told.error.code, told.error.params);
  return {
    records: lines.records,
    counted: null,
    scores: (taker?.resultsOf(0, told.value.build) ?? []).map(ofChip),
    body: {
      schema: 2,
      reading: 'whole',
      digest: read.digest(),
      bytes: read.bytes,
      fileFormat: header.fileFormat,
      compression: packing,
      build: told.value.build,
      evidence: [...told.value.evidence],
      sample: '',
      sampleCount: 1,
      records: lines.count,
      kept: lines.records.length,
      problems: problemsOf(header, lines, read),
      array: counter.resultOf(told.value.build),
      isWhole: read.cut === null,
    },
  };
}

/** A sum that rests on a chip's places says so. */
const ofChip = (result: ScoreResult): ScoreResult =>
  result.kind === 'scored'
    ? {
        ...result,
        score: { ...result.score, remarks: [{ code: 'genome.pgs-chip', params: {} }, ...result.score.remarks] },
      }
    : result;

/** The header of a chip file, from its first text alone; null for any other file. */
export async function headerOfArray(path: string, packing: Packing): Promise<VcfHeader | null> {
  for await (const chunk of textChunks(packing, new Reading(path, 0, () => undefined)))
    return readArrayHeader(new TextDecoder().decode(chunk.subarray(0, 1 << 16)))?.header ?? null;
  return null;
}

const problemsOf = (header: VcfHeader, { broken, brokenCount, count }: ArrayReader, read: Reading): FileProblem[] => {
  const found: FileProblem[] = [{ code: 'genome.array', params: { maker: header.fileFormat ?? '' } }];
  if (read.cut) found.push({ code: 'genome.cut-inside', params: { records: count } });
  if (brokenCount > 0)
    found.push({ code: 'genome.broken-lines', params: { count: brokenCount, lines: broken.join(', ') } });
  return found;
};
