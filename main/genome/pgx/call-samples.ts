import type { Counted } from '../../../models/base/ipc/counted.ts';
import { evidenceLimits } from '../../../models/genome/file/call-sites.ts';
import type { SampleCalls } from '../../../models/genome/file/genome-calls.ts';
import { callPharmacogenes } from '../../../models/genome/pgx/call-pharmacogenes.ts';
import { geneKeys } from '../../../models/genome/pgx/guidelines/gene-keys.ts';
import { recommend, silentGuidelines } from '../../../models/genome/pgx/guidelines/recommend.ts';
import { refusedForChip, ScanScores } from '../../../models/genome/pgs/scan/scan-scores.ts';
import type { ScoreResult } from '../../../models/genome/pgs/score-result.ts';
import type { PgxKnowledge, ToldOutside } from '../../../models/genome/pgx/pharmacogene.ts';
import { tableVersions } from '../../../models/genome/pgx/pgx-table.ts';
import { readScore, scoringRules } from '../pgs/read-score.ts';
import type { ScoreBytes } from '../pgs/read-score.ts';
import { readArrayFile } from '../read-array-file.ts';
import { isVariantFile } from '../read-genome-file.ts';
import { bodyOf, scanVcfFile } from '../read-vcf-file.ts';
import type { ScanResult, ScanStart } from '../read-vcf-file.ts';

export interface CallStart extends Pick<ScanStart, 'path' | 'places'> {
  readonly samples: readonly string[] | null; // null: the only one
  readonly knowledge: PgxKnowledge;
  readonly told: readonly ToldOutside[];
  readonly scores: readonly ScoreBytes[];
}

/** A sample's records at the genes' places, and its scores. */
interface SampleResult extends ScanResult {
  readonly scores: readonly ScoreResult[];
}

/** Reads a file once: every pharmacogene and every score of each sample. @throws AppError as `readGenomeFile`. */
export async function callSamples(
  start: CallStart,
  report: (progress: Counted) => void,
): Promise<readonly SampleCalls[]> {
  const called: SampleCalls[] = [];
  for await (const result of samplesIn(start, report)) called.push(callsOf(result, start));
  return called;
}

async function* samplesIn(
  { path, places, samples, scores }: CallStart,
  report: (progress: Counted) => void,
): AsyncGenerator<SampleResult> {
  const read = scores.map(readScore);
  if (!(await isVariantFile(path))) {
    const chip = await readArrayFile({ path, places }, report);
    if (chip) return yield { ...chip, scores: read.map(refusedForChip) };
  }
  const taker = new ScanScores(read, scoringRules, samples?.length ?? 1);
  const scanned = await scanVcfFile({ path, places, sample: samples, taker }, report);
  const indexes = samples?.map((name) => scanned.header.samples.indexOf(name)) ?? [scanned.sample];
  const alleles = taker.evidence(scanned.sample);
  for (const index of indexes) {
    const body = bodyOf(scanned, index, alleles);
    yield { body, records: scanned.ofSample(index).records, scores: taker.resultsOf(index, body.build) };
  }
}

const callsOf = ({ body, records, scores }: SampleResult, { knowledge, told }: CallStart): SampleCalls => {
  const { build, isWhole } = body;
  const lookedFor = tableVersions(knowledge.genes.values());
  const genes = callPharmacogenes(knowledge, { build, isWhole, records, lookedFor, limits: evidenceLimits }, told);
  const calls = genes.flatMap(({ call }) => call ?? []);
  const keys = geneKeys(
    knowledge.genes,
    calls,
    told.map(({ call }) => call),
  );
  const readings = genes.flatMap((gene) => gene.readings.filter(({ isExtra }) => !isExtra));
  const called = readings.filter(({ genotype, code }) => genotype !== null && code === null).length;
  const { schema: _, ...quality } = body;
  return {
    sample: body.sample,
    quality: { ...quality, wanted: readings.length, called },
    genes,
    recommendations: recommend(knowledge.guidelines, keys),
    silent: silentGuidelines(knowledge.guidelines, keys),
    scores,
  };
};
