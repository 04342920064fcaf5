import { AppError } from '../../../../models/base/app-error.ts';
import type { SubjectId } from '../../../../models/base/ids.ts';
import type { EvidenceAnswer } from '../../../../models/genome/variants/evidence/evidence-answer.ts';
import { proteinNames } from '../../../../models/genome/variants/evidence/protein-names.ts';
import { rankEvidence } from '../../../../models/genome/variants/evidence/rank-evidence.ts';
import { suggestTier } from '../../../../models/genome/variants/evidence/suggest-tier.ts';
import { variantKey } from '../../../../models/genome/variants/interpret/variant-ref.ts';
import type { VariantRef } from '../../../../models/genome/variants/interpret/variant-ref.ts';
import type { PanelVariant } from '../../../../models/genome/variants/scan/panel-variant.ts';
import type { Context } from '../../../app/context.ts';
import { keyedVariants } from '../kept-variants.ts';
import { interpretationTables } from './read-schemes.ts';

/** What the installed evidence says of a variant in a disease, by the gene and the protein change that the file states. */
export async function evidenceFor(
  { of, disease }: { readonly of: Pick<PanelVariant, 'gene' | 'annotation'>; readonly disease: string },
  { library, resources }: Pick<Context, 'library' | 'resources'>,
): Promise<EvidenceAnswer | null> {
  const { evidence } = await interpretationTables(library, resources);
  const [table] = evidence;
  if (!table) return null;
  const { exact, wider } = proteinNames(of.annotation?.protein ?? null);
  const ranked = rankEvidence(table, { gene: of.gene, variants: exact, wider, disease });
  const named = new Set(ranked.flatMap(({ items }) => items));
  const ofGene = table.items.filter(({ gene }) => gene === of.gene);
  return {
    source: table.source,
    version: table.version,
    asked: [...exact],
    diseases: [...new Set(ofGene.map((item) => item.disease))].sort(),
    ranked: [...ranked],
    items: ofGene.filter(({ id }) => named.has(id)),
    suggested: suggestTier(ranked.filter(({ isWider }) => !isWider)),
  };
}

/** The same for a variant of a case's newest file. @throws AppError `genome.variant-unknown` {variant}. */
export async function variantEvidence(
  {
    subject,
    variant,
    disease,
  }: { readonly subject: SubjectId; readonly variant: VariantRef; readonly disease: string },
  { library, resources }: Pick<Context, 'library' | 'resources'>,
): Promise<EvidenceAnswer | null> {
  const found = (await keyedVariants(library, subject)).byKey.get(variantKey(variant));
  if (!found) throw new AppError('genome.variant-unknown', { variant: variantKey(variant) });
  return evidenceFor({ of: found.of, disease }, { library, resources });
}
