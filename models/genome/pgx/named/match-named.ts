import type { PgxSite } from '../sites/pgx-site.ts';
import type { PgxAllele, PgxTable } from '../pgx-table.ts';
import { fitAllele } from './fit-allele.ts';
import type { Fit, PresentSite } from './fit-allele.ts';
import { nameOrder } from './name-order.ts';

/** One pair (or, on a single copy, one name) that explains every genotype; `score` counts the defined positions. */
export interface Match {
  readonly names: readonly string[];
  readonly score: number;
}

/**
 * All pairs of named alleles that explain every genotype, best score first, then by name.
 *
 * Phase is kept inside a phase set and free between sets; an unphased heterozygous position is a set of its own. Which
 * alleles fit which strand is a bit for each set, so that a pair is tested with two ANDs and the ways to lay out the
 * strands are never written out.
 *
 * @param sites  one for each position of the table; missing ones are left out of every allele. All have one copy, or all
 *   have two. Total.
 * @source the scoring and the missing-position rule of PharmCAT's named allele matcher.
 */
export function matchNamed(table: PgxTable, sites: readonly PgxSite[]): readonly Match[] {
  const present = presentSites(table, sites);
  const everySet = (1n << BigInt(new Set(present.flatMap(({ set }) => (set === null ? [] : [set]))).size)) - 1n;
  const fits = table.alleles.flatMap((allele) => fitOf(table, allele, present) ?? []);
  const matches = present.some(({ alleles }) => alleles.length === 1)
    ? fits.map(({ name, score, equalLift }) => ({ names: [name], score: score + equalLift }))
    : fits.flatMap((a, i) => fits.slice(i).flatMap((b) => pair(a, b, everySet) ?? []));
  return named(table, matches);
}

const fitOf = (table: PgxTable, allele: PgxAllele, present: readonly PresentSite[]): Fit | null =>
  allele.cells === null ? null : fitAllele(allele, present, allele.name === table.reference);

/** The sites that are called, each with the number of its phase set; null where both copies are alike. */
const presentSites = (table: PgxTable, sites: readonly PgxSite[]): readonly PresentSite[] => {
  const sets = new Map<string, number>();
  return sites.flatMap((site, index) => {
    const position = table.positions[index];
    if (site.kind !== 'called' || !position) return [];
    const [a = '', b = a] = site.alleles;
    const key = site.isPhased ? `set ${site.phaseSet ?? ''}` : `position ${index}`;
    if (a !== b && !sets.has(key)) sets.set(key, sets.size);
    return [{ index, ref: position.ref, alleles: site.alleles, set: a === b ? null : (sets.get(key) ?? null) }];
  });
};

const pair = (a: Fit, b: Fit, everySet: bigint): Match | null => {
  const straight = a.first & b.second; // sets in which a lies on the first strand
  const turned = a.second & b.first;
  if ((straight | turned) !== everySet) return null;
  const lifted = a.isPlain && b.isPlain ? 0 : bestLift(a, b, { straight, turned });
  return { names: [a.name, b.name], score: a.score + b.score + lifted };
};

/** What IUPAC cells add, each set laid out as it counts most. */
const bestLift = (a: Fit, b: Fit, ways: { straight: bigint; turned: bigint }): number => {
  const sets = [...new Set([...a.liftedSets, ...b.liftedSets])];
  return sets.reduce((sum, set) => {
    const can = (way: bigint): boolean => ((way >> BigInt(set)) & 1n) === 1n;
    const straight = can(ways.straight) ? a.liftIn(set, 0) + b.liftIn(set, 1) : 0;
    const turned = can(ways.turned) ? a.liftIn(set, 1) + b.liftIn(set, 0) : 0;
    return sum + Math.max(straight, turned);
  }, a.equalLift + b.equalLift);
};

/** Names as they are shown, each pair once with its best score. */
const named = (table: PgxTable, matches: readonly Match[]): readonly Match[] => {
  const best = new Map<string, Match>();
  for (const { names, score } of matches) {
    const shown = names.map((name) => table.shownAs[name] ?? name).sort(nameOrder);
    const key = shown.join('/');
    if ((best.get(key)?.score ?? -1) < score) best.set(key, { names: shown, score });
  }
  return [...best.values()].sort(byScoreThenName);
};

/** Best score first, then by the first name, then by the second. */
export const byScoreThenName = (a: Match, b: Match): number =>
  b.score - a.score || nameOrder(a.names[0] ?? '', b.names[0] ?? '') || nameOrder(a.names[1] ?? '', b.names[1] ?? '');
