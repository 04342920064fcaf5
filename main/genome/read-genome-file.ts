import type { Counted } from '../../models/base/ipc/counted.ts';
import { readVcfFile } from './read-vcf-file.ts';
import type { ScanResult, ScanStart } from './read-vcf-file.ts';
import { Reading } from './read/reading.ts';
import { packingOfFile, textChunks } from './read/text-chunks.ts';
import { readSamples } from './read/begin-scan.ts';

/** Reads a genome file of any kind that is known: a VCF, or a consumer's chip file. @throws AppError as either does. */
export async function readGenomeFile(start: ScanStart, report: (progress: Counted) => void): Promise<ScanResult> {
  if (await isVariantFile(start.path)) return readVcfFile(start, report);
  const { readArrayFile } = await import('./read-array-file.ts');
  return (await readArrayFile(start, report)) ?? (await readVcfFile(start, report));
}

/** The samples that a genome file names; a chip file has one, without a name. @throws AppError as {@link readSamples}. */
export async function samplesOf(path: string): Promise<readonly string[]> {
  if (await isVariantFile(path)) return readSamples(path);
  const { headerOfArray } = await import('./read-array-file.ts');
  return (await headerOfArray(path, await packingOfFile(path)))?.samples ?? (await readSamples(path));
}

/** Whether the file begins as a VCF or a BCF does: the usual case, for which nothing else has to be loaded. */
export const isVariantFile = async (path: string): Promise<boolean> => {
  const packing = await packingOfFile(path);
  if (packing === 'bgzip') return true; // no chip's maker packs so
  for await (const chunk of textChunks(packing, new Reading(path, 0, () => undefined)))
    return /^(?:\uFEFF?##|BCF)/.test(chunk.subarray(0, 8).toString('utf8'));
  return true;
};
