import { functionStep, geneResult } from '../gene-result.ts';
import type { GeneCall, LimitingSite } from '../gene-call.ts';
import type { Pharmacogene, TableCard } from '../pharmacogene.ts';
import type { DrugAdvice } from './advise.ts';
import type { Recommendation } from './guideline-table.ts';

/** A gene as a report tells it. */
export interface ReportedGene {
  readonly gene: string;
  readonly hgnc: string | null;
  readonly pairs: readonly string[];
  readonly phenotypes: readonly string[];
  readonly activities: readonly string[];
  readonly code: string | null; // why there is no diplotype
  readonly tested: GeneCall['positions'] | null; // of the file; null: told from outside
  readonly tier1: GeneCall['tier1'] | null;
  readonly limits: readonly string[];
  readonly missing: readonly string[]; // by rs number or HGVS name
  readonly undocumented: readonly string[];
  readonly told: string | null; // who told it from outside
  readonly table: TableCard;
}

/** What a report tells of pharmacogenomics. */
export interface Reported {
  readonly genes: readonly ReportedGene[]; // those that drugs taken now depend on, and those whose result is acted on
  readonly taken: readonly string[];
  readonly advice: readonly Recommendation[]; // every row that applies to a drug taken now
  readonly silent: readonly Pick<DrugAdvice, 'drug' | 'untested'>[]; // taken now, and no row applies
}

/**
 * Chooses from everything that is known what belongs into a report. A gene is acted on where its result is not normal and a
 * row that applies advises another dose or another drug for it.
 *
 * @returns undefined where neither a file nor an outside call tells anything of a gene. Total.
 */
export function reported(genes: readonly Pharmacogene[], advice: readonly DrugAdvice[]): Reported | undefined {
  if (genes.every((gene) => geneResult(gene).from === null)) return undefined;
  const taken = advice.filter(({ isTaken }) => isTaken);
  const needed = new Set(taken.flatMap((drug) => drug.genes));
  const acting = advice.flatMap(({ rows }) => rows.filter(({ dosing, alternative }) => dosing || alternative));
  const actedOn = new Set(acting.flatMap(({ lookup }) => Object.keys(lookup)));
  return {
    genes: genes
      .filter((gene) => needed.has(gene.gene) || (actedOn.has(gene.gene) && isNotable(gene)))
      .map(reportedGene),
    taken: taken.map(({ drug }) => drug),
    advice: taken.flatMap(({ rows }) => rows),
    silent: taken.filter(({ rows }) => rows.length === 0),
  };
}

/** Every gene with what is known of it, and every row that applies to any drug: what a genome alone is exported as. Total. */
export const allReported = (genes: readonly Pharmacogene[], advice: readonly DrugAdvice[]): Reported => ({
  genes: genes.filter(({ call, outside }) => call !== null || outside !== null).map(reportedGene),
  taken: advice.filter(({ isTaken }) => isTaken).map(({ drug }) => drug),
  advice: advice.flatMap(({ rows }) => rows),
  silent: [],
});

const normalStep = 3;

/** Whether a result differs from normal function, and the person from the reference: what everybody has is not notable. Total. */
export const isNotable = (gene: Pharmacogene): boolean =>
  geneResult(gene).phenotypes.some((phenotype) => functionStep(phenotype) !== normalStep) &&
  (gene.outside !== null || gene.readings.some(({ isOther }) => isOther));

const reportedGene = (gene: Pharmacogene): ReportedGene => {
  const { outside, table } = gene;
  const { pairs, phenotypes, activities, code } = geneResult(gene);
  const call = outside ? null : gene.call;
  return {
    gene: gene.gene,
    hgnc: table.hgnc ?? null,
    pairs,
    phenotypes,
    activities,
    code,
    tested: call?.positions ?? null,
    tier1: call?.tier1 ?? null,
    limits: call?.limits ?? [],
    missing: namesOf(call?.missing),
    undocumented: namesOf(call?.undocumented),
    told: outside?.from ?? null,
    table,
  };
};

const namesOf = (sites: readonly LimitingSite[] = []): readonly string[] => sites.map(({ rsid, hgvs }) => rsid ?? hgvs);
