import { z } from '../../base/schema.ts';
import { GenomeFile } from './genome-file.ts';
import { SiteCall } from '../places/site-call.ts';
import { callSites } from './call-sites.ts';
import type { VcfRecord } from '../vcf/read-record.ts';

/** A file as the library keeps it: the word's own record beside id, owner, name and time. */
export interface StoredFile {
  readonly id: string;
  readonly subject: string | null;
  readonly at: string;
  readonly name: string;
  readonly body: unknown;
}
export interface StoredGenotype {
  readonly key: string;
  readonly body: unknown;
}

const Schema = z.object({ schema: z.union([z.literal(1), z.literal(2)]) });

/** The first form kept the calls of APOE's two sites, and no records. */
const isFirstForm = ({ body }: StoredFile): boolean => Schema.parse(body).schema === 1;

/** A stored genome file. One of the first form was read for no pharmacogene. @throws ZodError for another schema. */
export const genomeFileOf = (stored: StoredFile): GenomeFile => {
  const { body, ...rest } = stored;
  const first = isFirstForm(stored) ? { schema: 2, isWhole: true, lookedFor: {} } : {};
  return GenomeFile.parse({ ...Object(body), ...first, ...rest });
};

/** A line of the file, as it was read for the sample. */
const StoredRecord: z.ZodType<VcfRecord> = z.object({
  line: z.number().int(),
  chrom: z.string(),
  contig: z.string(),
  start: z.number().int(),
  end: z.number().int(),
  ids: z.array(z.string()),
  ref: z.string(),
  alts: z.array(z.string()),
  filters: z.array(z.string()),
  isBlock: z.boolean(),
  genotype: z.object({ alleles: z.array(z.number().int().nullable()), isPhased: z.boolean() }).nullable(),
  phaseSet: z.string().nullable(),
  depth: z.number().nullable(),
  genotypeQuality: z.number().nullable(),
  malformed: z.string().optional(),
});

/** How a record is kept: what was received, under a key of its own in the file. Total. */
export const storedRecord = (record: VcfRecord): StoredGenotype => ({
  key: `${record.contig}:${record.start + 1}:${record.line}`,
  body: record,
});

/** The kept records of a file, in any order; none of one of the first form. @throws ZodError. */
export const recordsOf = (file: StoredFile, genotypes: readonly StoredGenotype[]): readonly VcfRecord[] =>
  isFirstForm(file) ? [] : genotypes.map(({ body }) => StoredRecord.parse(body));

/** The calls at the sites of the genes outside pharmacogenomics: derived, or, of the first form, as kept. @throws ZodError. */
export const siteCallsOf = (file: StoredFile, genotypes: readonly StoredGenotype[]): readonly SiteCall[] =>
  isFirstForm(file)
    ? genotypes.map(({ body }) => SiteCall.parse(body))
    : callSites(genomeFileOf(file), recordsOf(file, genotypes));
