import { AppError } from '../../../models/base/app-error.ts';
import type { Result, Refusal } from '../../../models/base/result.ts';
import { readHeader } from '../../../models/genome/vcf/read-header.ts';
import type { VcfHeader } from '../../../models/genome/vcf/read-header.ts';
import { readHeaderText } from './read-header-text.ts';
import type { HeaderText } from './read-header-text.ts';
import { Reading } from './reading.ts';
import { packingOfFile, textChunks } from './text-chunks.ts';
import type { Packing } from './unpack/sniff.ts';

/** What is known of a VCF before its records are read. */
export interface BegunScan {
  readonly packing: Packing;
  readonly text: HeaderText;
  readonly header: VcfHeader;
  readonly samples: readonly number[]; // those asked for, by their index in the file
}

/**
 * Reads a VCF's header, and finds the samples asked for.
 *
 * @param name  one sample, several, or null: the only one.
 * @throws AppError as `scanRecords`, up to the header.
 */
export async function beginScan(path: string, name: string | readonly string[] | null): Promise<BegunScan> {
  const packing = await packingOfFile(path);
  const text = await readHeaderText(textChunks(packing, new Reading(path, 0, () => undefined)));
  if (!text.isWhole && /^##fileformat=VCF|^#CHROM\t/m.test(text.text)) throw new AppError('genome.cut-header');
  const header = valueOf(readHeader(text.text));
  return { packing, text, header, samples: indexesOf(header.samples, name) };
}

/** The samples of a VCF, from its header alone. @throws AppError as {@link beginScan}. */
export async function readSamples(path: string): Promise<readonly string[]> {
  return (await beginScan(path, [])).header.samples;
}

const valueOf = <T>(result: Result<T, Refusal>): T => {
  if (!result.ok) throw new AppError(result.error.code, result.error.params);
  return result.value;
};

const indexesOf = (samples: readonly string[], name: string | readonly string[] | null): readonly number[] => {
  if (typeof name === 'string' || name === null) return [indexOfSample(samples, new Map(), name)];
  const known = new Map(samples.map((each, i) => [each, i]));
  return name.map((each) => indexOfSample(samples, known, each));
};

const indexOfSample = (
  samples: readonly string[],
  known: ReadonlyMap<string, number>,
  wanted: string | null,
): number => {
  const listed = (): string => (samples.length > 12 ? `${samples.slice(0, 12).join(', ')}, …` : samples.join(', '));
  if (samples.length === 0) throw new AppError('genome.no-sample');
  if (wanted === null && samples.length > 1)
    throw new AppError('genome.sample-needed', { count: samples.length, samples: listed() });
  const index = wanted === null ? 0 : (known.get(wanted) ?? samples.indexOf(wanted));
  if (index < 0) throw new AppError('genome.sample-unknown', { sample: wanted ?? '', samples: listed() });
  return index;
};
