import { createHash } from 'node:crypto';
import { open, stat } from 'node:fs/promises';
import { AppError } from '../../models/base/app-error.ts';
import type { Counted } from '../../models/base/counted.ts';
import { Digest } from '../../models/base/ids.ts';
import type { Result, Refusal } from '../../models/base/result.ts';
import { callSites, wantedPlaces } from '../../models/genome/call-sites.ts';
import type { FileProblem, GenomeFileBody } from '../../models/genome/genome-file.ts';
import type { SiteCall } from '../../models/genome/site-call.ts';
import { readHeader } from '../../models/genome/vcf/read-header.ts';
import type { VcfHeader } from '../../models/genome/vcf/read-header.ts';
import { readRecord } from '../../models/genome/vcf/read-record.ts';
import type { VcfRecord } from '../../models/genome/vcf/read-record.ts';
import { RecordFinder } from '../../models/genome/vcf/record-finder.ts';
import { bgzipChunks } from './read/bgzip-chunks.ts';
import { gzipChunks, plainChunks } from './read/gzip-chunks.ts';
import { packingOf } from './read/sniff.ts';
import type { Packing } from './read/sniff.ts';
import type { Source } from './read/source.ts';
import { splitHeader } from './read/split-header.ts';
import { wholeLines } from './read/whole-lines.ts';

export interface ScanStart {
  readonly path: string;
  readonly sample: string | null; // null: the only one
}
export interface ScanResult {
  readonly body: GenomeFileBody;
  readonly sites: readonly SiteCall[];
}

const chunksOf = { none: plainChunks, gzip: gzipChunks, bgzip: bgzipChunks } as const;
const mostKept = 200_000; // records; the wanted places are a few thousand at most
const reportEvery = 4 << 20; // bytes

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
  { path, sample }: ScanStart,
  report: (progress: Counted) => void,
): Promise<ScanResult> {
  const packing = await sniff(path);
  const read = new Reading(path, (await stat(path)).size, report);
  const { header: text, headerLines, body } = await splitHeader(wholeLines(chunksOf[packing](read)));
  const header = valueOf(readHeader(text));
  const index = indexOfSample(header.samples, sample);

  const finder = new RecordFinder(wantedPlaces, headerLines + 1);
  const records: VcfRecord[] = [];
  const problems: FileProblem[] = [];
  for await (const block of body)
    for (const span of finder.find(block)) {
      const at = { line: span.line, sample: index, columns: 9 + header.samples.length };
      const record = readRecord(block.subarray(span.start, span.end), at);
      if (record.ok) records.push(record.value);
      else problems.push(record.error);
      if (records.length + problems.length > mostKept) throw new AppError('genome.too-many', { records: mostKept });
    }

  // The last line of a cut file may be half a line that still reads as one.
  const whole = read.cut === 'inside' ? records.filter(({ line }) => line !== finder.line) : records;
  const told = valueOf(callSites(header, whole, { isWhole: read.cut === null }));
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
      records: finder.records,
      kept: whole.length,
      problems: problemsOf({ header, finder, read }, problems),
    },
  };
}

/** The samples of a VCF, from its header alone. @throws AppError as {@link readVcfFile} up to the header. */
export async function readSamples(path: string): Promise<readonly string[]> {
  const read = new Reading(path, 0, () => undefined);
  const { header, body } = await splitHeader(wholeLines(chunksOf[await sniff(path)](read)));
  await body[Symbol.asyncIterator]().return?.();
  return valueOf(readHeader(header)).samples;
}

/** One reading of a file: its digest, how far it is, whether it was cut. */
class Reading implements Source {
  readonly path: string;
  readonly bytes: number;
  cut: 'inside' | 'no-end-mark' | null = null;
  readonly #hash = createHash('sha256');
  readonly #report: (progress: Counted) => void;
  #done = 0;
  #told = 0;

  constructor(path: string, bytes: number, report: (progress: Counted) => void) {
    this.path = path;
    this.bytes = bytes;
    this.#report = report;
  }

  onRead(stored: Uint8Array): void {
    this.#hash.update(stored);
    this.#done += stored.length;
    if (this.#done - this.#told < reportEvery) return;
    this.#told = this.#done;
    this.#report({ step: 'genome.step-read', done: this.#done, total: this.bytes });
  }

  onCut(reason: 'inside' | 'no-end-mark'): void {
    this.cut = reason;
  }

  digest(): Digest {
    return Digest.parse(this.#hash.digest('hex'));
  }
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
const problemsOf = (
  { header, finder, read }: { header: VcfHeader; finder: RecordFinder; read: Reading },
  lines: readonly FileProblem[],
): FileProblem[] => [
  ...header.problems,
  ...(read.cut === null
    ? []
    : [
        {
          code: read.cut === 'inside' ? 'genome.cut-inside' : 'genome.no-end-mark',
          params: { records: finder.records },
        },
      ]),
  ...(finder.brokenCount === 0
    ? []
    : [{ code: 'genome.broken-lines', params: { count: finder.brokenCount, lines: finder.broken.join(', ') } }]),
  ...lines.slice(0, keptProblems),
];
