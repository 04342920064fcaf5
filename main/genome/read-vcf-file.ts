import { open, stat } from 'node:fs/promises';
import { AppError } from '../../models/base/app-error.ts';
import type { Counted } from '../../models/base/ipc/counted.ts';
import type { Result, Refusal } from '../../models/base/result.ts';
import { callSites, wantedPlaces } from '../../models/genome/call-sites.ts';
import type { FileProblem, GenomeFileBody } from '../../models/genome/genome-file.ts';
import type { SiteCall } from '../../models/genome/site-call.ts';
import { readHeader } from '../../models/genome/vcf/read-header.ts';
import type { VcfHeader } from '../../models/genome/vcf/read-header.ts';
import { readRecord } from '../../models/genome/vcf/read-record.ts';
import type { VcfRecord } from '../../models/genome/vcf/read-record.ts';
import type { FoundPiece } from '../../models/genome/vcf/find-in-piece.ts';
import { PieceJoiner } from '../../models/genome/vcf/piece-joiner.ts';
import type { KeptLine } from '../../models/genome/vcf/piece-joiner.ts';
import { RecordFinder } from '../../models/genome/vcf/record-finder.ts';
import { bgzipChunks } from './read/bgzip-runs.ts';
import { findPieces } from './read/find-pieces.ts';
import { gzipChunks, plainChunks } from './read/gzip-chunks.ts';
import { readHeaderText } from './read/read-header-text.ts';
import { packingOf } from './read/sniff.ts';
import type { Packing } from './read/sniff.ts';
import { Reading } from './read/reading.ts';

export interface ScanStart {
  readonly path: string;
  readonly sample: string | null; // null: the only one
  readonly threads?: number; // that look through a bgzip file; as many as help, where it is not said
}
export interface ScanResult {
  readonly body: GenomeFileBody;
  readonly sites: readonly SiteCall[];
}

const chunksOf = { none: plainChunks, gzip: gzipChunks, bgzip: bgzipChunks } as const;
const mostKept = 200_000; // records; the wanted places are a few thousand at most

/**
 * Reads a VCF once, from its first byte to its last, never whole in memory: what it says of the wanted places, and of
 * itself.
 *
 * @param report  bytes of the file, as stored.
 * @throws AppError `genome.not-vcf`, `genome.old-vcf`, `genome.bcf`, `genome.damaged`, `genome.long-line`,
 *   `genome.no-sample`, `genome.sample-needed` {count, samples}, `genome.sample-unknown` {sample, samples},
 *   `genome.duplicate-samples`, `genome.build`, `genome.build-unknown`, `genome.build-mixed`, `genome.too-many`.
 */
export async function readVcfFile(
  { path, sample, threads }: ScanStart,
  report: (progress: Counted) => void,
): Promise<ScanResult> {
  const packing = await sniff(path);
  const header = await readHeaderOf(path, packing);
  const index = indexOfSample(header.samples, sample);
  const read = new Reading(path, (await stat(path)).size, report);
  const pieces = findPieces({ source: read, packing, wanted: wantedPlaces, ...(threads ? { threads } : {}) });
  const joiner = new PieceJoiner(new RecordFinder(wantedPlaces));
  const kept = await keepRecords(pieces, joiner, { sample: index, columns: 9 + header.samples.length });
  return resultOf({ header, index, joiner, kept, read, packing });
}

/** The samples of a VCF, from its header alone. @throws AppError as {@link readVcfFile} up to the header. */
export async function readSamples(path: string): Promise<readonly string[]> {
  return (await readHeaderOf(path, await sniff(path))).samples;
}

const readHeaderOf = async (path: string, packing: Packing): Promise<VcfHeader> =>
  valueOf(readHeader(await readHeaderText(chunksOf[packing](new Reading(path, 0, () => undefined)))));

interface Kept {
  readonly records: VcfRecord[];
  readonly problems: FileProblem[];
}

async function keepRecords(
  pieces: AsyncIterable<FoundPiece>,
  joiner: PieceJoiner,
  at: { sample: number; columns: number },
): Promise<Kept> {
  const kept: Kept = { records: [], problems: [] };
  const keep = ({ bytes, line }: KeptLine): void => {
    const record = readRecord(bytes, { ...at, line });
    if (record.ok) kept.records.push(record.value);
    else kept.problems.push(record.error);
    if (kept.records.length + kept.problems.length > mostKept)
      throw new AppError('genome.too-many', { records: mostKept });
  };
  for await (const piece of pieces) joiner.add(piece).forEach(keep);
  joiner.end().forEach(keep);
  return kept;
}

interface Scanned {
  readonly header: VcfHeader;
  readonly index: number; // of the sample
  readonly joiner: PieceJoiner;
  readonly kept: Kept;
  readonly read: Reading;
  readonly packing: Packing;
}

function resultOf({ header, index, joiner, kept, read, packing }: Scanned): ScanResult {
  // The last line of a cut file may be half a line that still reads as one.
  const records = read.cut === 'inside' ? kept.records.filter(({ line }) => line !== joiner.line) : kept.records;
  const told = valueOf(callSites(header, records, { isWhole: read.cut === null }));
  return {
    sites: told.sites,
    body: {
      schema: 1,
      digest: read.digest(),
      bytes: read.bytes,
      fileFormat: header.fileFormat,
      compression: packing,
      build: told.build,
      evidence: [...told.evidence],
      sample: header.samples[index] ?? '',
      sampleCount: header.samples.length,
      records: joiner.records,
      kept: records.length,
      problems: problemsOf({ header, joiner, read, kept }),
    },
  };
}

const sniff = async (path: string): Promise<Packing> => {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(18), 0, 18, 0);
    return packingOf(buffer.subarray(0, bytesRead));
  } finally {
    await file.close();
  }
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

const keptProblems = 50;
const problemsOf = ({
  header,
  joiner,
  read,
  kept,
}: Pick<Scanned, 'header' | 'joiner' | 'read' | 'kept'>): FileProblem[] => {
  const found: FileProblem[] = [...header.problems];
  const { records, broken, brokenCount } = joiner;
  if (read.cut)
    found.push({ code: read.cut === 'inside' ? 'genome.cut-inside' : 'genome.no-end-mark', params: { records } });
  if (brokenCount > 0)
    found.push({ code: 'genome.broken-lines', params: { count: brokenCount, lines: broken.join(', ') } });
  return [...found, ...kept.problems.slice(0, keptProblems)];
};
