import { z } from '../../../base/schema.ts';
import { VariantClass } from '../acmg/scheme.ts';

/** What ClinVar says of an allele: as written, the classes in it, and how well it was reviewed. */
export const ClinicalSignificance = z.object({
  texts: z.array(z.string()), // `Pathogenic/Likely_pathogenic`, `risk_factor`; numbers of old files as words
  classes: z.array(VariantClass), // those that are one of the five
  isConflicting: z.boolean(),
  conflict: z.array(z.object({ text: z.string(), count: z.number().int() })), // submitters by class
  reviewStatus: z.string().nullable(),
  stars: z.number().int().nullable(), // 0 to 4
  conditions: z.array(z.string()),
});
export type ClinicalSignificance = Readonly<z.infer<typeof ClinicalSignificance>>;

/** What a file's annotator says of one ALT on one transcript; nothing here is computed by this program. */
export const Annotation = z.object({
  source: z.string(), // INFO key: `CSQ`, `ANN`, `EFF`, `CLNSIG` …
  alt: z.number().int(), // index of ALT, 1 …; 0: the record has no such allele
  allele: z.string(), // as the annotator writes it
  consequences: z.array(z.string()), // Sequence Ontology terms
  impact: z.string().nullable(), // HIGH, MODERATE, LOW, MODIFIER
  gene: z.string().nullable(),
  geneId: z.string().nullable(),
  transcript: z.string().nullable(),
  isMane: z.boolean(), // the annotator marks the transcript as MANE Select
  isCanonical: z.boolean(),
  coding: z.string().nullable(), // HGVS c. or n.
  protein: z.string().nullable(), // HGVS p.
  frequency: z.number().nullable(), // the highest of a population that is stated
  warnings: z.array(z.string()),
  significance: ClinicalSignificance.nullable(),
});
export type Annotation = Readonly<z.infer<typeof Annotation>>;

/** One that says nothing but its source and allele. Total. */
export const emptyAnnotation = (source: string, alt: number, allele: string): Annotation => ({
  source,
  alt,
  allele,
  consequences: [],
  impact: null,
  gene: null,
  geneId: null,
  transcript: null,
  isMane: false,
  isCanonical: false,
  coding: null,
  protein: null,
  frequency: null,
  warnings: [],
  significance: null,
});

const impacts = ['HIGH', 'MODERATE', 'LOW', 'MODIFIER'];

/**
 * The annotation to show first of several of one ALT: on MANE Select, else on the transcript that the annotator calls
 * canonical; then the gravest. Null for none. Total.
 */
export function leadingAnnotation(annotations: readonly Annotation[]): Annotation | null {
  const rank = ({ isMane, isCanonical, impact }: Annotation): number => {
    const grave = impacts.indexOf(impact ?? '');
    return (isMane ? 0 : isCanonical ? 10 : 20) + (grave < 0 ? impacts.length : grave);
  };
  return annotations.toSorted((a, b) => rank(a) - rank(b))[0] ?? null;
}
