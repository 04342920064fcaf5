import type { DrugAdvice } from '../../../../models/genome/pgx/guidelines/advise.ts';
import { isNotable } from '../../../../models/genome/pgx/guidelines/reported.ts';
import type { Pharmacogene } from '../../../../models/genome/pgx/pharmacogene.ts';

export type Tone = 'plain' | 'warn' | 'danger';

/** The colour of a gene: only where a drug that is taken now is advised against, or in another dose, for its result. */
export function toneOfGene(gene: Pharmacogene, advice: readonly DrugAdvice[]): Tone {
  if (!isNotable(gene)) return 'plain';
  const rows = advice
    .filter(({ isTaken }) => isTaken)
    .flatMap((drug) => drug.rows.filter(({ lookup }) => lookup[gene.gene] !== undefined));
  if (rows.some(({ alternative, dosing }) => alternative && !dosing)) return 'danger';
  return rows.some(({ alternative, dosing }) => alternative || dosing) ? 'warn' : 'plain';
}

/** The gene shown first: one that matters for a drug taken now, else one that is not normal, else the first. */
export const firstToLookAt = (
  genes: readonly Pharmacogene[],
  advice: readonly DrugAdvice[],
): Pharmacogene | undefined =>
  (['danger', 'warn'] as const).map((tone) => genes.find((gene) => toneOfGene(gene, advice) === tone)).find(Boolean) ??
  genes.find(isNotable) ??
  genes[0];
