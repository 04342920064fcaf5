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
 * perhaps another drug), `unchanged` (a row applies and marks neither), `unknown` (no row says anything).
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
});
export type DrugAdvice = Readonly<z.infer<typeof DrugAdvice>>;

/**
 * Every drug that a guideline is installed for: what is taken now first, then by name.
 *
 * @param taken  names of drugs, as the guidelines spell them. Total.
 */
export function advise(
  tables: readonly GuidelineTable[],
  keys: GeneKeys,
  taken: ReadonlySet<string>,
): readonly DrugAdvice[] {
  const rows = Map.groupBy(recommend(tables, keys), ({ drug }) => drug);
  const silent = Map.groupBy(silentGuidelines(tables, keys), ({ drug }) => drug);
  const genes = genesByDrug(tables);
  return [...genes]
    .map(([drug, own]) => ({
      drug,
      isTaken: taken.has(drug),
      weight: weightOf(rows.get(drug) ?? []),
      rows: rows.get(drug) ?? [],
      silent: silent.get(drug) ?? [],
      genes: own,
      untested: own.filter((gene) => (keys.get(gene)?.length ?? 0) === 0),
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
  return advise(guidelines, keys, takenNow(entered));
}

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

const weightOf = (rows: readonly Recommendation[]): AdviceWeight => {
  const weights = rows.map(({ alternative, dosing, ...row }): AdviceWeight => {
    if (alternative || dosing) return dosing ? 'adapt' : 'other-drug';
    return isAdvice({ ...row, alternative, dosing }) ? 'unchanged' : 'unknown';
  });
  return AdviceWeight.options.find((weight) => weights.includes(weight)) ?? 'unknown';
};
