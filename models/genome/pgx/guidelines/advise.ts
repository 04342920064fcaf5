import type { Fact } from '../../../base/fact.ts';
import { z } from '../../../base/schema.ts';
import type { PgxKnowledge, Pharmacogene } from '../pharmacogene.ts';
import { geneKeys } from './gene-keys.ts';
import { Recommendation, SilentGuideline } from './guideline-table.ts';
import type { GuidelineTable } from './guideline-table.ts';
import { takenNow } from './medication.ts';
import { recommend, silentGuidelines } from './recommend.ts';
import type { GeneKeys } from './recommend.ts';

/**
 * The gravest of what the rows of a drug advise, by the marks of the source: `other-drug` (and no dose), `adapt` (a dose,
 * perhaps another drug), `unchanged` (a row applies and marks neither), `unknown` (no row says anything, or that nothing changes rests on
 * a gene of which too little was tested).
 */
export const AdviceWeight = z.enum(['other-drug', 'adapt', 'unchanged', 'unknown']);
export type AdviceWeight = z.infer<typeof AdviceWeight>;

/** Everything guidelines say of one drug for this person. */
export const DrugAdvice = z.object({
  drug: z.string(),
  isTaken: z.boolean(),
  weight: AdviceWeight,
  rows: z.array(Recommendation).readonly(),
  silent: z.array(SilentGuideline).readonly(),
  genes: z.array(z.string()).readonly(), // all that guidelines of this drug look up
  untested: z.array(z.string()).readonly(), // those of them without a result
  unsure: z.array(z.string()).readonly(), // those of which too little was tested to say that nothing changes
});
export type DrugAdvice = Readonly<z.infer<typeof DrugAdvice>>;

/**
 * Every drug that a guideline is installed for: what is taken now first, then by name.
 *
 * @param taken  names of drugs, as the guidelines spell them. @param unsure genes of which too little was tested. Total.
 */
export function advise(
  tables: readonly GuidelineTable[],
  keys: GeneKeys,
  { taken, unsure }: { readonly taken: ReadonlySet<string>; readonly unsure: ReadonlySet<string> },
): readonly DrugAdvice[] {
  const rows = Map.groupBy(recommend(tables, keys), ({ drug }) => drug);
  const silent = Map.groupBy(silentGuidelines(tables, keys), ({ drug }) => drug);
  const genes = genesByDrug(tables);
  return [...genes]
    .map(([drug, own]) => ({
      drug,
      isTaken: taken.has(drug),
      weight: weightOf(rows.get(drug) ?? [], unsure),
      rows: rows.get(drug) ?? [],
      silent: silent.get(drug) ?? [],
      genes: own,
      untested: own.filter((gene) => (keys.get(gene)?.length ?? 0) === 0),
      unsure: own.filter((gene) => unsure.has(gene)),
    }))
    .toSorted((a, b) => Number(b.isTaken) - Number(a.isTaken) || (a.drug < b.drug ? -1 : 1));
}

/** What the installed guidelines say of every drug, for these genes and what is taken now. Total. */
export function adviceFor(
  { genes: tables, guidelines }: PgxKnowledge,
  genes: readonly Pharmacogene[],
  entered: readonly Fact[],
): readonly DrugAdvice[] {
  const calls = genes.flatMap(({ call }) => call ?? []);
  const keys = geneKeys(
    tables,
    calls,
    genes.flatMap(({ outside }) => outside?.call ?? []),
  );
  const unsure = new Set(genes.filter(isTooLittleTested).map(({ gene }) => gene));
  return advise(guidelines, keys, { taken: takenNow(entered), unsure });
}

/**
 * Whether a file's result may not be read as "nothing changes": a position of the AMP/CAP minimum set is missing; of a gene
 * that has no such set, any position.
 *
 * @source minimum sets: AMP/CAP recommendations for clinical genotyping, by gene in `resources/knowledge/genes`.
 */
const isTooLittleTested = ({ call, outside }: Pharmacogene): boolean => {
  if (outside || call?.kind !== 'called') return false;
  const { tested, total } = call.tier1.total > 0 ? call.tier1 : call.positions;
  return tested < total;
};

const genesByDrug = (tables: readonly GuidelineTable[]): ReadonlyMap<string, readonly string[]> => {
  const genes = new Map<string, Set<string>>();
  for (const { drug, lookup } of tables.flatMap(({ rows }) => rows)) {
    const own = genes.get(drug) ?? new Set();
    for (const gene of Object.keys(lookup)) own.add(gene);
    genes.set(drug, own);
  }
  return new Map([...genes].map(([drug, own]) => [drug, [...own].sort()]));
};

/** A row without a look-up, or that says there is no recommendation, is no advice. */
const isAdvice = ({ text, strength, lookup }: Recommendation): boolean =>
  text !== null &&
  Object.keys(lookup).length > 0 &&
  strength !== 'No recommendation' &&
  !text.startsWith('No recommendation');

const weightOf = (rows: readonly Recommendation[], unsure: ReadonlySet<string>): AdviceWeight => {
  const weights = rows.map(({ alternative, dosing, ...row }): AdviceWeight => {
    if (alternative || dosing) return dosing ? 'adapt' : 'other-drug';
    const isSure = Object.keys(row.lookup).every((gene) => !unsure.has(gene));
    return isSure && isAdvice({ ...row, alternative, dosing }) ? 'unchanged' : 'unknown';
  });
  return AdviceWeight.options.find((weight) => weights.includes(weight)) ?? 'unknown';
};
