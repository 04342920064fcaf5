import { functionStep } from '../../../../models/genome/pgx/gene-result.ts';
import type { GeneResult } from '../../../../models/genome/pgx/gene-result.ts';
import type { Pharmacogene } from '../../../../models/genome/pgx/pharmacogene.ts';
import { hasText, t } from '../../../ui/text/t.ts';

/** The diplotype as it is shown: every pair that fits alike, or what stands in its place. */
export function pairText({ call, outside }: Pharmacogene, { pairs, from }: GeneResult): string {
  if (pairs.length > 0) return pairs.map(shortPair).join(` ${t('genome.or')} `);
  if (outside) return t('genome.told-outside');
  if (from !== null) return t('genome.no-pair');
  return call?.kind === 'outside-only' && call.positions.tested === 0
    ? t('genome.outside-call')
    : t('genome.not-called');
}

/** `rs1 reference (C)/rs1 variant (T)`, names of genes with one position, as `rs1 C/T`. */
const shortPair = (pair: string): string => {
  const [, site, first, second] = /^(rs\d+) \w+ \((\w+)\)\/\1 \w+ \((\w+)\)$/.exec(pair) ?? [];
  return site === undefined ? pair : `${site} ${first}/${second}`;
};

/** The source's term in short, with its activity score; why there is none. */
export function functionWord({ from, phenotypes, activities, code }: GeneResult): string {
  if (from === null) return code !== null && hasText(`${code}-short`) ? t(`${code}-short`) : t('genome.no-statement');
  if (phenotypes.length === 0) return t('genome.no-phenotype');
  const words = phenotypes.map(shortTerm).join(' / ');
  return activities.length > 0 ? t('genome.with-score', { words, score: activities.join(' / ') }) : words;
}

/** `Poor Metabolizer` → `poor`; a term of another form as it stands. */
const shortTerm = (phenotype: string): string =>
  / (Metabolizer|Function|Susceptibility)$/.test(phenotype) || functionStep(phenotype) > 0
    ? phenotype.replace(/ (Metabolizer|Function)$/, '').toLowerCase()
    : phenotype;
