import { z } from '../../../base/schema.ts';
import type { GenomeBuild } from '../../build/genome-build.ts';

/** What a scoring file says of itself. Texts as written; null where the file is silent or says `NR`. */
export const ScoreHeader = z.object({
  id: z.string().nullable(),
  name: z.string().nullable(),
  trait: z.string().nullable(),
  build: z.string().nullable(), // as the authors gave it: `hg19`, `GRCh38`
  harmonisedBuild: z.string().nullable(),
  weightType: z.string().nullable(), // `beta`, `log(OR)`, `OR` …
  variantCount: z.number().int().nullable(),
  citation: z.string().nullable(),
  licence: z.string().nullable(), // null: none stated; the terms of the PGS Catalog then hold
});
export type ScoreHeader = Readonly<z.infer<typeof ScoreHeader>>;

/** The header of a file that says nothing. */
export const emptyHeader: ScoreHeader = {
  id: null,
  name: null,
  trait: null,
  build: null,
  harmonisedBuild: null,
  weightType: null,
  variantCount: null,
  citation: null,
  licence: null,
};

type TextKey = Exclude<keyof ScoreHeader, 'variantCount'>;

// Format 2.0 writes `#pgs_id=PGS…`, format 1.0 `# PGS ID = PGS…`; case and spaces are set aside.
const texts: Readonly<Record<string, TextKey>> = {
  pgs_id: 'id',
  pgs_name: 'name',
  trait_reported: 'trait',
  reported_trait: 'trait',
  genome_build: 'build',
  original_genome_build: 'build',
  hmpos_build: 'harmonisedBuild',
  weight_type: 'weightType',
  citation: 'citation',
  license: 'licence',
};
const counts = new Set(['variants_number', 'number_of_variants']);

/**
 * The header with what one more line of it says. Keys that are not looked for change nothing. Total.
 *
 * @param line  begins with `#`.
 * @source PGS Catalog, scoring file formats 1.0 and 2.0, www.pgscatalog.org/downloads.
 */
export function withHeaderLine(header: ScoreHeader, line: string): ScoreHeader {
  const [, written = '', rest = ''] = /^#\s*([^=#]+?)\s*=(.*)$/.exec(line) ?? [];
  const key = written.toLowerCase().replaceAll(/\s+/g, '_');
  const value = rest.trim();
  if (value === '' || value === 'NR') return header;
  if (counts.has(key)) return /^\d+$/.test(value) ? { ...header, variantCount: Number(value) } : header;
  const field = texts[key];
  return field ? { ...header, [field]: value } : header;
}

/** The build that a header's text means; null for an older one, and for what is none. Total. */
export function buildOfText(text: string | null): GenomeBuild | null {
  if (text === null) return null;
  if (/^(GRCh38|hg38)/i.test(text)) return 'GRCh38';
  return /^(GRCh37|hg19|b37)/i.test(text) ? 'GRCh37' : null;
}
