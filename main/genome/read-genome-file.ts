import type { Counted } from '../../models/base/ipc/counted.ts';
import { headerOfArray, readArrayFile } from './read-array-file.ts';
import { readVcfFile } from './read-vcf-file.ts';
import type { ScanResult, ScanStart } from './read-vcf-file.ts';
import { packingOfFile } from './read/text-chunks.ts';
import { readSamples } from './scan-records.ts';

/** Reads a genome file of any kind that is known: a VCF, or a consumer's chip file. @throws AppError as either does. */
export const readGenomeFile = async (start: ScanStart, report: (progress: Counted) => void): Promise<ScanResult> =>
  (await readArrayFile(start.path, report)) ?? (await readVcfFile(start, report));

/** The samples that a genome file names; a chip file has one, without a name. @throws AppError as {@link readSamples}. */
export const samplesOf = async (path: string): Promise<readonly string[]> =>
  (await headerOfArray(path, await packingOfFile(path)))?.samples ?? (await readSamples(path));
