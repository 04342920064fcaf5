import { Digest } from '../../../base/ids.ts';
import { z } from '../../../base/schema.ts';
import { Strength } from '../acmg/criterion.ts';
import { Annotation, ClinicalSignificance } from '../annotation/annotation.ts';
import { GenePanel, ReportRule } from '../panels/panel.ts';

/** One ALT that the sample carries inside a gene of a panel, with what the file and a loaded ClinVar say of it. */
export const PanelVariant = z.object({
  gene: z.string(), // by place, not by the annotator
  panels: z.array(z.string()), // ids
  rules: z.array(z.object({ panel: z.string(), rule: ReportRule })).default([]), // when each of them reports a finding in the gene
  contig: z.string(),
  position: z.number().int(), // 1-based, in the file's build
  ref: z.string(),
  alt: z.string(),
  genotype: z.string(), // `0/1`, as the record has it
  copies: z.number().int(), // of this ALT
  line: z.number().int(), // of the file, 1-based
  filters: z.array(z.string()), // failed ones
  depth: z.number().nullable(),
  genotypeQuality: z.number().nullable(),
  annotation: Annotation.nullable(), // the leading one of the file; null: it has none for this ALT
  annotations: z.number().int(), // how many the file has
  significance: ClinicalSignificance.nullable(), // of the loaded ClinVar, else of the file
  clinvar: z.string().nullable(), // id in the loaded ClinVar
  proposed: z.array(z.object({ code: z.string(), strength: Strength, because: z.string(), source: z.string() })), // none counts until a person applies it
});
export type PanelVariant = Readonly<z.infer<typeof PanelVariant>>;

/** The variants of a file inside panels: carried ones alone, and what could not be looked at. */
export const PanelVariants = z.object({
  panels: z.array(GenePanel.omit({ schema: true, genes: true }).extend({ genes: z.number().int() })),
  unplaced: z.array(z.string()), // genes without a span in the build: never to be read as "nothing found"
  placed: z.array(z.object({ gene: z.string(), by: z.string() })).default([]), // genes looked at where a loaded file has them alone
  isAnnotated: z.boolean(), // some line in a panel has an annotation that is read
  clinvar: z
    .object({ name: z.string(), date: z.string().nullable(), digest: Digest.nullable().default(null) })
    .nullable(), // the release that was looked up
  leftOut: z.number().int(), // beyond the first 20,000
  variants: z.array(PanelVariant),
});
export type PanelVariants = Readonly<z.infer<typeof PanelVariants>>;
