import { consentTo } from '../../../models/base/consent.ts';
import type { SubjectId } from '../../../models/base/ids.ts';
import type { GenomeSummary } from '../../../models/genome/contract.ts';
import type { ScorePlace } from '../../../models/genome/pgs/ancestry/score-place.ts';
import type { ScoreCard } from '../../../models/genome/pgs/score-card.ts';
import type { DrugAdvice } from '../../../models/genome/pgx/guidelines/advise.ts';
import type { Pharmacogene } from '../../../models/genome/pgx/pharmacogene.ts';
import type { ClinvarCard } from '../../../models/genome/variants/clinvar/clinvar-card.ts';
import type { ExonCard } from '../../../models/genome/variants/exons/exon-table.ts';
import type { Interpretations } from '../../../models/genome/variants/interpret/interpretation.ts';
import type { PanelVariants } from '../../../models/genome/variants/scan/panel-variant.ts';
import type { VariantView } from '../../../models/genome/variants/scan/variant-view.ts';
import { api } from '../../app/api/api.ts';

/** Everything that the page shows of a person. */
export interface ShownGenome {
  readonly summary: GenomeSummary | null;
  readonly genes: readonly Pharmacogene[];
  readonly advice: readonly DrugAdvice[];
  readonly cards: readonly ScoreCard[];
  readonly places: readonly ScorePlace[];
  readonly variants: PanelVariants | null;
  readonly said: Interpretations;
  readonly packs: { readonly clinvar: readonly ClinvarCard[]; readonly exons: readonly ExonCard[] };
  readonly views: readonly VariantView[];
  readonly isAgreed: boolean; // to learn secondary findings
}

/** Asks for all of it at once. */
export async function askGenome(subject: SubjectId, signal: AbortSignal): Promise<ShownGenome> {
  const of = { signal };
  const [summary, genes, advice, cards, places, variants, said, clinvar, exons, views, facts] = await Promise.all([
    api.genome.summary({ subject }, of),
    api.genome.pharmacogenes({ subject }, of),
    api.genome.recommendations({ subject }, of),
    api.genome.scores({}, of),
    api.genome.placements({ subject }, of),
    api.genome.variants({ subject }, of),
    api.genome.interpretations({ subject }, of),
    api.genome.clinvar({}, of),
    api.genome.exons({}, of),
    api.genome.views({}, of),
    api.library.facts({ subject, studyUid: null }, of),
  ]);
  const isAgreed = consentTo('secondary', facts) === 'given';
  return { summary, genes, advice, cards, places, variants, said, packs: { clinvar, exons }, views, isAgreed };
}

/** Neither a file nor a call of a specialised caller, nor a result of a tumour. */
export const isEmpty = ({ summary, genes, said }: ShownGenome): boolean =>
  summary === null && said.glioma.results.length === 0 && genes.every(({ outside }) => outside === null);
