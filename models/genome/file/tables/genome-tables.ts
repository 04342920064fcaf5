import type { GenomeSummary } from '../../contract.ts';
import type { ScorePlace } from '../../pgs/ancestry/score-place.ts';
import type { DrugAdvice } from '../../pgx/guidelines/advise.ts';
import type { Pharmacogene } from '../../pgx/pharmacogene.ts';
import type { Interpretations } from '../../variants/interpret/interpretation.ts';
import type { PanelVariants } from '../../variants/scan/panel-variant.ts';
import type { GenomeTable } from './genome-table.ts';
import { geneTable, guidelineTable, positionTable } from './pharmacogene-tables.ts';
import { qualityTable } from './quality-table.ts';
import { scoreTable } from './score-table.ts';
import { criteriaRows, variantTable } from './variant-tables.ts';

/** All that may be shown of a person's genome: what a consent hides is not in it. */
export interface KnownGenome {
  readonly summary: GenomeSummary | null;
  readonly genes: readonly Pharmacogene[];
  readonly advice: readonly DrugAdvice[];
  readonly places: readonly ScorePlace[];
  readonly variants: PanelVariants | null;
  readonly said: Interpretations;
}

/** Every table of a person's genome, in the order they are read. Total. */
export const genomeTables = (known: KnownGenome): readonly GenomeTable[] => [
  qualityTable(known.summary),
  geneTable(known.genes),
  positionTable(known.genes),
  guidelineTable(known.advice),
  scoreTable(known.summary, known.places),
  variantTable(known),
  criteriaRows(known.said),
];
