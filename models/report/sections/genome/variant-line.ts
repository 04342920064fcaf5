import { Instant } from '../../../base/dates.ts';
import { z } from '../../../base/schema.ts';

const Place = z.object({
  build: z.enum(['GRCh37', 'GRCh38']),
  contig: z.string(),
  position: z.number().int(), // 1-based
  ref: z.string(),
  alt: z.string(),
});

/** A variant as it stood when a person confirmed something of it. */
const Then = {
  variant: Place,
  gene: z.string(),
  hgnc: z.string().nullable(),
  refseq: z.string().nullable(), // accession and version of the contig
  change: z.string(), // HGVS c., else `A>G`
  protein: z.string().nullable(),
  transcript: z.string().nullable(),
  genotype: z.string(),
  copies: z.number().int(),
  line: z.number().int(), // of the file
  clinvar: z
    .object({
      name: z.string(),
      date: z.string().nullable(),
      digest: z.string().nullable().default(null), // SHA-256 of the release
      says: z.string().nullable(),
    })
    .nullable(),
  by: z.string(),
  at: Instant,
};

/** A class that a person confirmed, with all it rests on. */
export const ClassLine = z.object({
  ...Then,
  classification: z.object({
    scheme: z.string(),
    version: z.string(),
    isConfirmed: z.boolean(), // the scheme was compared with its published text
    class: z.enum(['pathogenic', 'likely-pathogenic', 'uncertain', 'likely-benign', 'benign']),
    points: z.number().int().nullable(),
    isContradictory: z.boolean(),
  }),
  schemeSource: z.string(),
  evidence: z.array(z.object({ code: z.string(), strength: z.string(), evidence: z.string() })),
  reason: z.string(),
});
export type ClassLine = Readonly<z.infer<typeof ClassLine>>;

/** A tier that a person gave a variant in a tumour (AMP/ASCO/CAP). */
export const TierLine = z.object({ ...Then, tier: z.string(), disease: z.string(), evidence: z.string() });
export type TierLine = Readonly<z.infer<typeof TierLine>>;

/** An integrated diagnosis (WHO CNS5) that a person confirmed. */
export const DiagnosisLine = z.object({
  name: z.string(),
  grade: z.number().int().nullable(),
  needed: z.array(z.string()), // fields that it waits for
  version: z.string(),
  isConfirmed: z.boolean(), // false: the table has no clinical sign-off
  findings: z.array(z.object({ field: z.string(), value: z.string() })),
  by: z.string(),
  at: Instant,
});
export type DiagnosisLine = Readonly<z.infer<typeof DiagnosisLine>>;

/** Variants and a tumour as a report tells them: what a person confirmed. `open`: begun and not confirmed; told by number alone. */
export const ClassifiedVariants = z.object({
  classes: z.array(ClassLine),
  tiers: z.array(TierLine),
  diagnosis: DiagnosisLine.nullable(),
  open: z.number().int(),
});
export type ClassifiedVariants = Readonly<z.infer<typeof ClassifiedVariants>>;
