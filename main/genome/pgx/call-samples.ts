import type { Counted } from '../../../models/base/ipc/counted.ts';
import { evidenceLimits } from '../../../models/genome/file/call-sites.ts';
import type { SampleCalls } from '../../../models/genome/file/genome-calls.ts';
import { callPharmacogenes } from '../../../models/genome/pgx/call-pharmacogenes.ts';
import { geneKeys } from '../../../models/genome/pgx/guidelines/gene-keys.ts';
import { recommend, silentGuidelines } from '../../../models/genome/pgx/guidelines/recommend.ts';
import { tellSex } from '../../../models/genome/quality/tell-sex.ts';
import type { PgxKnowledge, ToldOutside } from '../../../models/genome/pgx/pharmacogene.ts';
import { tableVersions } from '../../../models/genome/pgx/pgx-table.ts';
import { countAndFind, findThroughIndex } from '../variants/count-and-find.ts';
import type { CountedSample } from '../variants/count-and-find.ts';
import type { PanelTables } from '../variants/read-panels.ts';
import { readArrayFile } from '../read-array-file.ts';
import { isVariantFile } from '../read-genome-file.ts';
import { readVcfSamples } from '../read-vcf-file.ts';
import type { ScanResult, ScanStart } from '../read-vcf-file.ts';

export interface CallStart extends Pick<ScanStart, 'path' | 'places' | 'scores' | 'isIndexUsed'> {
  readonly samples: readonly string[] | null; // null: the only one
  readonly knowledge: PgxKnowledge;
  readonly told: readonly ToldOutside[];
  readonly panels: PanelTables; // whose variants are told
}

/** Reads a file for places, every pharmacogene and score of each sample, then once more to count its lines and find variants in panels; through its index these alone. @throws AppError as `readGenomeFile`. */
export async function callSamples(
  start: CallStart,
  report: (progress: Counted) => void,
): Promise<readonly SampleCalls[]> {
  const called: SampleCalls[] = [];
  for await (const result of samplesIn(start, report)) called.push(callsOf(result, start));
  const [first] = called;
  if (!first) return called;
  const asked = { path: start.path, samples: called.map(({ sample }) => sample), build: first.quality.build };
  if (first.quality.reading === 'index') {
    const found = await findThroughIndex(asked, start.panels);
    return called.map((each, i) => ({ ...each, variants: found?.[i] ?? null }));
  }
  const counted = await countAndFind(asked, start.panels, report);
  return called.map((each, i) => withCounts(each, counted?.[i] ?? null));
}

async function* samplesIn(start: CallStart, report: (progress: Counted) => void): AsyncGenerator<ScanResult> {
  const chip = (await isVariantFile(start.path)) ? null : await readArrayFile(start, report);
  if (chip) yield chip;
  else yield* readVcfSamples({ ...start, sample: null }, report);
}

const withCounts = (calls: SampleCalls, counted: CountedSample | null): SampleCalls => {
  const lines = counted?.quality ?? null;
  return {
    ...calls,
    quality: { ...calls.quality, lines, sex: lines && tellSex(lines.sample) },
    variants: counted?.variants ?? null,
  };
};

const callsOf = ({ body, records, scores }: ScanResult, { knowledge, told }: CallStart): SampleCalls => {
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
    quality: { ...quality, wanted: readings.length, called, lines: null, sex: null },
    genes,
    recommendations: recommend(knowledge.guidelines, keys),
    silent: silentGuidelines(knowledge.guidelines, keys),
    scores,
    variants: null,
  };
};
