import type { PanelVariant, PanelVariants } from '../scan/panel-variant.ts';
import type { VariantSeen } from './confirmed.ts';
import type { VariantRef } from './variant-ref.ts';

/** What is frozen of a variant when a person confirms something of it. Total. */
export const variantSeen = (
  variant: VariantRef,
  { gene, annotation, significance, ref, alt, genotype, copies, line }: PanelVariant,
  clinvar: PanelVariants['clinvar'],
): VariantSeen => ({
  variant,
  gene,
  change: annotation?.coding ?? `${ref}>${alt}`,
  protein: annotation?.protein ?? null,
  transcript: annotation?.transcript ?? null,
  genotype,
  copies,
  line,
  clinvar: clinvar && {
    name: clinvar.name,
    date: clinvar.date,
    digest: clinvar.digest,
    says: significance?.texts.join(', ') ?? null,
  },
});
