import type { Counted } from '../../../models/base/ipc/counted.ts';
import { evidenceLimits } from '../../../models/genome/file/call-sites.ts';
import type { SampleCalls } from '../../../models/genome/file/genome-calls.ts';
import { callPharmacogenes } from '../../../models/genome/pgx/call-pharmacogenes.ts';
import { geneKeys } from '../../../models/genome/pgx/guidelines/gene-keys.ts';
import { recommend, silentGuidelines } from '../../../models/genome/pgx/guidelines/recommend.ts';
import type { PgxKnowledge, ToldOutside } from '../../../models/genome/pgx/pharmacogene.ts';
import { tableVersions } from '../../../models/genome/pgx/pgx-table.ts';
import { readArrayFile } from '../read-array-file.ts';
import { isVariantFile } from '../read-genome-file.ts';
import { bodyOf, scanVcfFile } from '../read-vcf-file.ts';
import type { ScanResult, ScanStart } from '../read-vcf-file.ts';

export interface CallStart extends Pick<ScanStart, 'path' | 'places'> {
  readonly samples: readonly string[] | null; // null: the only one
  readonly knowledge: PgxKnowledge;
  readonly told: readonly ToldOutside[];
}

/** Reads a file once and calls every pharmacogene of each sample. @throws AppError as `readGenomeFile`. */
export async function callSamples(
  start: CallStart,
  report: (progress: Counted) => void,
): Promise<readonly SampleCalls[]> {
  const called: SampleCalls[] = [];
  for await (const result of samplesIn(start, report)) called.push(callsOf(result, start));
  return called;
}

async function* samplesIn(
  { path, places, samples }: CallStart,
  report: (progress: Counted) => void,
): AsyncGenerator<ScanResult> {
  if (!(await isVariantFile(path))) {
    const chip = await readArrayFile({ path, places }, report);
    if (chip) return yield chip;
  }
  const scanned = await scanVcfFile({ path, places, sample: samples }, report);
  const indexes = samples?.map((name) => scanned.header.samples.indexOf(name)) ?? [scanned.sample];
  for (const index of indexes) yield { body: bodyOf(scanned, index), records: scanned.ofSample(index).records };
}

const callsOf = ({ body, records }: ScanResult, { knowledge, told }: CallStart): SampleCalls => {
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
  };
};
