import { no, ok } from '../../base/result.ts';
import type { Refusal, Result } from '../../base/result.ts';

/** What the header of a VCF says. Names are as written; nothing is resolved yet. */
export interface VcfHeader {
  readonly fileFormat: string | null; // `VCFv4.2`; null: the line is missing
  readonly contigs: readonly {
    readonly name: string;
    readonly length: number | null;
    readonly assembly: string | null;
  }[];
  readonly reference: string | null;
  readonly source: string | null; // the program that wrote it
  readonly samples: readonly string[];
  readonly problems: readonly Refusal[];
}

const columns = ['#CHROM', 'POS', 'ID', 'REF', 'ALT', 'QUAL', 'FILTER', 'INFO'];

/**
 * Reads the lines before the first record.
 *
 * @param text  the `##` lines and the `#CHROM` line, without a byte-order mark; lines may end in CR.
 * @returns refusals `genome.not-vcf` (no `#CHROM` line with its eight columns), `genome.old-vcf` (before 4.0),
 *   `genome.duplicate-samples`. A missing `##fileformat` is a problem, not a refusal.
 * @source VCF 4.1 to 4.5, section 1.
 */
export function readHeader(text: string): Result<VcfHeader, Refusal> {
  const lines = text.split(/\r?\n/);
  const meta = lines.filter((line) => line.startsWith('##'));
  // A tab behind the last title names no sample.
  const titles =
    lines
      .find((line) => line.startsWith('#CHROM'))
      ?.replace(/\t+$/, '')
      .split('\t') ?? [];
  if (columns.some((name, i) => titles[i] !== name)) return no('genome.not-vcf');

  const fileFormat = /^##fileformat=(\S+)/.exec(lines[0] ?? '')?.[1] ?? null;
  if (fileFormat && /^VCFv[0-3]\./.test(fileFormat)) return no('genome.old-vcf', { version: fileFormat });
  const samples = titles.slice(9);
  const twice = firstTwice(samples);
  if (twice !== undefined) return no('genome.duplicate-samples', { sample: twice });
  return ok({
    fileFormat,
    contigs: meta.flatMap(contigOf),
    reference: valueOf(meta, '##reference='),
    source: valueOf(meta, '##source='),
    samples,
    problems: problemsOf(fileFormat, titles),
  });
}

const valueOf = (meta: readonly string[], start: string): string | null =>
  meta.find((line) => line.startsWith(start))?.slice(start.length) ?? null;

/** The first name that occurs again; a file may have a million. */
const firstTwice = (names: readonly string[]): string | undefined => {
  const seen = new Set<string>();
  return names.find((name) => seen.size === seen.add(name).size);
};

const known = /^VCFv4\.[0-5]$/;

const problemsOf = (fileFormat: string | null, titles: readonly string[]): readonly Refusal[] => {
  const found: Refusal[] = [];
  if (!fileFormat) found.push({ code: 'genome.no-fileformat', params: { line: 1 } });
  else if (!known.test(fileFormat)) found.push({ code: 'genome.unknown-version', params: { version: fileFormat } });
  if (titles.length > 8 && titles[8] !== 'FORMAT') found.push({ code: 'genome.no-format-column', params: {} });
  return found;
};

const contigOf = (line: string): VcfHeader['contigs'] => {
  const [, fields] = /^##contig=<(.*)>\s*$/.exec(line) ?? [];
  if (fields === undefined) return [];
  const value = (key: string): string | null =>
    new RegExp(`(?:^|,)\\s*${key}=(?:"([^"]*)"|([^,]*))`)
      .exec(fields)
      ?.slice(1)
      .find((part) => part !== undefined) ?? null;
  const name = value('ID');
  const length = value('length');
  if (name === null) return [];
  return [
    { name, length: length !== null && /^\d+$/.test(length) ? Number(length) : null, assembly: value('assembly') },
  ];
};
