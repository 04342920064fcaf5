import type { VcfHeader } from '../vcf/read-header.ts';

/** Who made a file of a consumer's genotyping chip; each writes its own columns. */
export type ArrayMaker = '23andMe' | 'AncestryDNA';

const titles: Readonly<Record<ArrayMaker, string>> = {
  '23andMe': 'rsid\tchromosome\tposition\tgenotype',
  AncestryDNA: 'rsid\tchromosome\tposition\tallele1\tallele2',
};

/**
 * Tells a consumer's chip file by the titles of its columns, with or without `#` before them.
 *
 * @param head  the first text of the file, as much as holds its title line.
 * @returns what the lines before the records say, in the form of a VCF's header (one sample without a name; `reference`
 *   is the build they name), or null for any other file. Total.
 */
export function readArrayHeader(head: string): { readonly maker: ArrayMaker; readonly header: VcfHeader } | null {
  const lines = head.split(/\r?\n/);
  const at = lines.findIndex((line) => !line.startsWith('#') || isTitle(line));
  const title = untitled(lines[at] ?? '');
  // 23andMe's title line is a remark; where its words were edited away, the remark before them names the maker.
  const maker = title === titles.AncestryDNA ? 'AncestryDNA' : title === titles['23andMe'] ? '23andMe' : null;
  if (!maker) return null;
  const build = /\bbuild\s*(\d+)/i.exec(lines.filter((line) => line.startsWith('#')).join('\n'))?.[1];
  const reference =
    build === '37' ? 'GRCh37' : build === '38' ? 'GRCh38' : build === undefined ? null : `build ${build}`;
  return { maker, header: { fileFormat: maker, contigs: [], reference, source: null, samples: [''], problems: [] } };
}

const untitled = (line: string): string => line.replace(/^#\s*/, '').toLowerCase().trim();
const isTitle = (line: string): boolean => Object.values(titles).includes(untitled(line));
