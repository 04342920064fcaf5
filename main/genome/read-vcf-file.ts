import { AppError } from '../../models/base/app-error.ts';
import type { Counted } from '../../models/base/ipc/counted.ts';
import { callSites, wantedPlaces } from '../../models/genome/call-sites.ts';
import type { FileProblem, GenomeFileBody } from '../../models/genome/genome-file.ts';
import type { SiteCall } from '../../models/genome/site-call.ts';
import { scanRecords } from './scan-records.ts';
import type { RecordScan, ScannedRecords } from './scan-records.ts';

export type ScanStart = Omit<RecordScan, 'wanted'>;
export interface ScanResult {
  readonly body: GenomeFileBody;
  readonly sites: readonly SiteCall[];
}

const keptProblems = 50;

/**
 * What a VCF says of itself, and of the sites of the genes.
 *
 * @throws AppError as {@link scanRecords}, `genome.build`, `genome.build-unknown`, `genome.build-mixed`.
 */
export async function readVcfFile(start: ScanStart, report: (progress: Counted) => void): Promise<ScanResult> {
  const scanned = await scanRecords({ ...start, wanted: wantedPlaces }, report);
  const { header, sample, packing, records, counts, read } = scanned;
  const told = callSites(header, records, { isWhole: read.cut === null });
  if (!told.ok) throw new AppError(told.error.code, told.error.params);
  return {
    sites: told.value.sites,
    body: {
      schema: 1,
      digest: read.digest(),
      bytes: read.bytes,
      fileFormat: header.fileFormat,
      compression: packing,
      build: told.value.build,
      evidence: [...told.value.evidence],
      sample: header.samples[sample] ?? '',
      sampleCount: header.samples.length,
      records: counts.records,
      kept: records.length,
      problems: problemsOf(scanned),
    },
  };
}

const problemsOf = ({ header, counts, read, problems }: ScannedRecords): FileProblem[] => {
  const found: FileProblem[] = [...header.problems];
  const { records, broken, brokenCount } = counts;
  if (read.cut)
    found.push({ code: read.cut === 'inside' ? 'genome.cut-inside' : 'genome.no-end-mark', params: { records } });
  if (brokenCount > 0)
    found.push({ code: 'genome.broken-lines', params: { count: brokenCount, lines: broken.join(', ') } });
  return [...found, ...problems.slice(0, keptProblems)];
};
