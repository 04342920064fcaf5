import { consentTo } from '../../../models/base/consent.ts';
import type { SubjectId } from '../../../models/base/ids.ts';
import type { KnowledgeRow } from '../../../models/genome/file/knowledge/knowledge-pack.ts';
import type { KnownGenome } from '../../../models/genome/file/tables/genome-tables.ts';
import type { Subject } from '../../../models/library/subject.ts';
import type { ScoreCard } from '../../../models/genome/pgs/score-card.ts';
import type { ClinvarCard } from '../../../models/genome/variants/clinvar/clinvar-card.ts';
import type { ExonCard } from '../../../models/genome/variants/exons/exon-table.ts';
import type { VariantView } from '../../../models/genome/variants/scan/variant-view.ts';
import { api } from '../../app/api/api.ts';

/** Everything that the page shows of a person. */
export interface ShownGenome extends KnownGenome {
  readonly person: Subject;
  readonly cards: readonly ScoreCard[];
  readonly packs: { readonly clinvar: readonly ClinvarCard[]; readonly exons: readonly ExonCard[] };
  readonly views: readonly VariantView[];
  readonly knowledge: readonly KnowledgeRow[];
  readonly isAgreed: boolean; // to learn secondary findings
}

/** Asks for all of it at once. */
export async function askGenome(subject: SubjectId, signal: AbortSignal): Promise<ShownGenome> {
  const of = { signal };
  const [summary, genes, advice, cards, places, variants, said, clinvar, exons, views, facts, patient, knowledge] =
    await Promise.all([
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
      api.library.patient({ subject }, of),
      api.genome.knowledge({}, of),
    ]);
  const isAgreed = consentTo('secondary', facts) === 'given';
  const { subject: person } = patient;
  return {
    person,
    knowledge,
    summary,
    genes,
    advice,
    cards,
    places,
    variants,
    said,
    packs: { clinvar, exons },
    views,
    isAgreed,
  };
}

/** Neither a file nor a call of a specialised caller, nor a result of a tumour. */
export const isEmpty = ({ summary, genes, said }: ShownGenome): boolean =>
  summary === null && said.glioma.results.length === 0 && genes.every(({ outside }) => outside === null);
