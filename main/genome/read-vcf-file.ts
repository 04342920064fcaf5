import { AppError } from '../../models/base/app-error.ts';
import type { Digest } from '../../models/base/ids.ts';
import type { Counted } from '../../models/base/ipc/counted.ts';
import { tellBuild } from '../../models/genome/build/tell-build.ts';
import type { BuildEvidence } from '../../models/genome/build/tell-build.ts';
import type { FileProblem, GenomeFileBody } from '../../models/genome/file/genome-file.ts';
import type { ScanScores } from '../../models/genome/pgs/scan/scan-scores.ts';
import type { ScoreResult } from '../../models/genome/pgs/score-result.ts';
import type { ScanPlace } from '../../models/genome/pgx/sites/pgx-places.ts';
import type { VcfRecord } from '../../models/genome/vcf/read-record.ts';
import { wantedOf } from '../../models/genome/vcf/wanted.ts';
import type { CountedSample } from './variants/count-and-find.ts';
import type { ScoreBytes } from './pgs/read-score.ts';
import type { PanelTables } from './variants/read-panels.ts';
import { scanRecords } from './read/scan-records.ts';
import type { RecordScan, SampleRecords, ScannedRecords } from './read/scan-records.ts';

export interface ScanStart extends Omit<RecordScan, 'wanted' | 'taker'> {
  readonly places: readonly ScanPlace[];
  readonly isIndexUsed?: boolean; // where one lies beside the file; its lines are then not counted
  readonly scores?: readonly ScoreBytes[]; // summed while the file is read
  readonly panels?: PanelTables; // whose variants a second reading looks for
}
/** What a file says of itself. Of one that was read through its index the lines are not counted, nor is it hashed. */
export interface ReadBody extends Omit<GenomeFileBody, 'lookedFor' | 'scores' | 'quality' | 'digest' | 'records'> {
  readonly reading: 'whole' | 'index';
  readonly digest: Digest | null;
  readonly records: number | null;
}

/** What the program keeps of a file: what it says of itself, and its lines at the places, for one sample. */
export interface ScanResult {
  readonly body: ReadBody;
  readonly records: readonly VcfRecord[];
  readonly scores: readonly ScoreResult[];
  readonly counted: CountedSample | null; // null: not counted
}

const keptProblems = 50;

/**
 * What a VCF says of itself, and at the places asked for, for the first sample asked for.
 *
 * @throws AppError as {@link scanRecords}, `genome.build`, `genome.build-unknown`, `genome.build-mixed`.
 */
export async function readVcfFile(start: ScanStart, report: (progress: Counted) => void): Promise<ScanResult> {
  for await (const result of readVcfSamples({ ...start, samples: null }, report)) return result;
  throw new TypeError('a file without a sample is refused before');
}

/**
 * As {@link readVcfFile}, for each of these samples, of a file that is read once.
 *
 * @param start  `samples` null: the one that `sample` names.
 */
export async function* readVcfSamples(
  { samples, ...start }: ScanStart & { readonly samples: readonly string[] | null },
  report: (progress: Counted) => void,
): AsyncGenerator<ScanResult> {
  const { scanned, taker, unused } = await scan({ ...start, sample: samples ?? start.sample }, report);
  const indexes = samples?.map((name) => scanned.header.samples.indexOf(name)) ?? [scanned.sample];
  const alleles = taker?.evidence(scanned.sample) ?? [];
  for (const index of indexes) {
    const body = bodyOf(scanned, index, alleles);
    yield {
      body: unused ? { ...body, problems: [unused, ...body.problems] } : body,
      records: scanned.ofSample(index).records,
      scores: taker?.resultsOf(index, body.build) ?? [],
      counted: null,
    };
  }
}

interface Scan {
  readonly scanned: ScannedRecords;
  readonly taker: ScanScores | undefined;
  readonly unused: FileProblem | null; // why an index that was asked for is not used
}

/** Reads the file through its index where that is asked for and can be relied on; else whole, and says why. */
async function scan(
  { places, scores = [], isIndexUsed = false, search, ...start }: ScanStart,
  report: (progress: Counted) => void,
): Promise<Scan> {
  const newTaker = async (): Promise<ScanScores | undefined> =>
    scores.length > 0
      ? scoreTaker(scores, typeof start.sample === 'object' ? (start.sample?.length ?? 1) : 1)
      : undefined;
  const ask = async (): Promise<{ request: RecordScan; taker: ScanScores | undefined }> => {
    const taker = await newTaker();
    return { request: { ...start, wanted: wantedOf(places), ...(taker && { taker }) }, taker };
  };
  let unused: FileProblem | null = null;
  if (isIndexUsed) {
    const { scanThroughIndex } = await import('./read/indexed/scan-through-index.ts');
    const { request, taker } = await ask();
    const scanned = await scanThroughIndex(request, report);
    if (scanned.ok) {
      await search?.pool.close();
      return { scanned: scanned.value, taker, unused };
    }
    unused = { code: scanned.error.code, params: { ...scanned.error.params } };
  }
  const { request, taker } = await ask();
  return { scanned: await scanRecords({ ...request, ...(search && { search }) }, report), taker, unused };
}

/** Most files are read for no score: what sums one is loaded only then. */
const scoreTaker = async (scores: readonly ScoreBytes[], samples: number): Promise<ScanScores> =>
  (await import('./pgs/score-taker.ts')).scoreTaker(scores, samples);

/**
 * What the file says of itself for one sample.
 *
 * @param alleles  what scores say of its build. @throws AppError as {@link readVcfFile} for its build.
 */
function bodyOf(scanned: ScannedRecords, sample: number, alleles: readonly BuildEvidence[] = []): ScanResult['body'] {
  const { header, packing, counts, read } = scanned;
  const own = scanned.ofSample(sample);
  const told = tellBuild(header, own.records, alleles);
  if (!told.ok) throw new AppError(told.error.code, told.error.params);
  return {
    schema: 2,
    reading: read.through ? 'index' : 'whole',
    digest: read.digest(),
    bytes: read.bytes,
    fileFormat: header.fileFormat,
    compression: packing,
    build: told.value.build,
    evidence: [...told.value.evidence],
    sample: header.samples[sample] ?? '',
    sampleCount: header.samples.length,
    records: read.through ? null : counts.records,
    kept: own.records.length,
    problems: problemsOf(scanned, own),
    isWhole: read.cut === null,
    array: null,
  };
}

const problemsOf = ({ header, counts, read, unsorted }: ScannedRecords, { problems }: SampleRecords): FileProblem[] => {
  const found: FileProblem[] = [...header.problems];
  const { records, broken, brokenCount } = counts;
  if (read.cut)
    found.push({ code: read.cut === 'inside' ? 'genome.cut-inside' : 'genome.no-end-mark', params: { records } });
  if (brokenCount > 0 && read.through) found.push({ code: 'genome.broken-read', params: { count: brokenCount } });
  else if (brokenCount > 0)
    found.push({ code: 'genome.broken-lines', params: { count: brokenCount, lines: broken.join(', ') } });
  if (unsorted !== null) found.push({ code: 'genome.unsorted', params: { line: unsorted } });
  return [...found, ...problems.slice(0, keptProblems)];
};
