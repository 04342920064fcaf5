import { nameOrder } from '../named/name-order.ts';
import { byScoreThenName } from '../named/match-named.ts';
import type { Match } from '../named/match-named.ts';
import type { PgxSite } from '../sites/pgx-site.ts';
import type { PgxTable } from '../pgx-table.ts';
import { variantsOfStrand } from './variants-of-strand.ts';
import type { Strand, StrandVariant } from './variants-of-strand.ts';

/** Phased: pairs of strands, best score first. Unphased: every variant as often as it occurs. Both: the pair to look up. */
export interface LowestCall {
  readonly matches: readonly Match[];
  readonly listed: readonly string[] | null;
  readonly lookup: readonly string[];
}

interface CalledSite {
  readonly index: number;
  readonly alleles: readonly (string | null)[]; // a base no row knows is the reference base by now
  readonly isPhased: boolean;
  readonly set: string;
}

const mostSets = 8; // phase sets whose orders are all written out; with more the variants are listed as unphased

/**
 * Calls a gene whose lowest function decides (DPYD, RYR1).
 *
 * Phased, or with at most one heterozygous position: a pair of strands, each named by all its variants. Unphased: a flat
 * list, and the two lowest functions are assumed to lie on different strands. A position that is missing is in no
 * variant, hence reads as reference: the caller must say so. Half a genotype keeps the order in which it is written. Total.
 *
 * @param sites  one for each position of the table.
 * @source CPIC's rule for DPYD and RYR1, as PharmCAT's lowest-function caller applies it.
 */
export function callLowest(table: PgxTable, sites: readonly PgxSite[]): LowestCall {
  const called = calledSites(table, sites);
  const mixed = called.filter(({ alleles: [a, b = a] }) => a !== b);
  const sets = [...new Set(mixed.map(({ set }) => set))];
  const isWritten = mixed.every(({ isPhased: own, alleles }) => own || alleles.includes(null));
  const isPhased = mixed.length <= 1 || (isWritten && sets.length <= mostSets);
  return isPhased ? phased(table, called, sets) : unphased(table, called);
}

const calledSites = (table: PgxTable, sites: readonly PgxSite[]): readonly CalledSite[] =>
  sites.flatMap((site, index) => {
    const position = table.positions[index];
    if (!position || site.kind === 'missing') return [];
    const known = new Set<string | null>([position.ref, ...position.alts, null]);
    const alleles = site.alleles.map((allele) => (known.has(allele) ? allele : position.ref));
    if (site.kind === 'half' && alleles.every((allele) => allele === null || allele === position.ref)) return [];
    const set = site.kind === 'called' ? (site.phaseSet ?? '') : '';
    return [{ index, alleles, isPhased: site.isPhased, set }];
  });

const phased = (table: PgxTable, called: readonly CalledSite[], sets: readonly string[]): LowestCall => {
  const free = sets.slice(1);
  const turns = Array.from({ length: 2 ** free.length }, (_, n) => new Set(free.filter((_set, i) => (n >> i) & 1)));
  const pairs = new Map<string, { match: Match; strands: readonly (readonly StrandVariant[])[] }>();
  for (const turned of turns) {
    const strands = [0, 1]
      .map((copy) => variantsOfStrand(table, strandOf(called, copy, turned), halvesOf(called)))
      .map((variants) => [...variants].sort((a, b) => nameOrder(a.name, b.name)))
      .sort((a, b) => nameOrder(nameOfStrand(table, a), nameOfStrand(table, b)));
    const names = strands.map((variants) => nameOfStrand(table, variants));
    const score = strands.reduce((sum, variants) => sum + scoreOf(variants, called.length), 0);
    pairs.set(names.join('/'), { match: { names, score }, strands });
  }
  const ordered = [...pairs.values()].sort((a, b) => byScoreThenName(a.match, b.match));
  const lookup = (ordered[0]?.strands ?? []).map((variants) => lowestFirst(table, variants.map(nameOf))[0]);
  return {
    matches: ordered.map(({ match }) => match),
    listed: null,
    lookup: lookup.map((name) => name ?? table.reference),
  };
};

const strandOf = (called: readonly CalledSite[], copy: number, turned: ReadonlySet<string>): Strand =>
  new Map(
    called.map(({ index, alleles, set }) => {
      const own = turned.has(set) ? 1 - copy : copy;
      return [index, (alleles.length === 1 ? alleles[0] : alleles[own]) ?? null];
    }),
  );

const halvesOf = (called: readonly CalledSite[]): ReadonlySet<number> =>
  new Set(called.flatMap(({ index, alleles }) => (alleles.includes(null) ? [index] : [])));

const nameOf = ({ name }: StrandVariant): string => name;
const nameOfStrand = (table: PgxTable, variants: readonly StrandVariant[]): string => {
  const [only] = variants;
  if (!only) return table.reference;
  return variants.length === 1 ? only.name : `[${variants.map(nameOf).join(' + ')}]`;
};
const scoreOf = (variants: readonly StrandVariant[], present: number): number =>
  variants.some(({ name }) => !name.endsWith('?')) ? variants.reduce((sum, { cells }) => sum + cells, 0) : present;

/** Copies are counted as if every second copy lay on the second strand; which strand is which does not matter here. */
const unphased = (table: PgxTable, called: readonly CalledSite[]): LowestCall => {
  const gathered = called.map((site) => ({ ...site, alleles: referenceFirst(table, site) }));
  const found = [0, 1].flatMap((copy) =>
    variantsOfStrand(table, strandOf(gathered, copy, new Set()), halvesOf(called)).map(nameOf),
  );
  const variants = found.filter((name) => !name.endsWith('?')).sort(nameOrder);
  const listed = variants.length === 1 ? [table.reference, ...variants] : variants;
  const [first = table.reference, second = table.reference] = lowestFirst(table, variants);
  return { matches: [], listed, lookup: [first, second] };
};

/** The reference base first, so that the positions of one allele of several meet on the second strand. */
const referenceFirst = (table: PgxTable, { index, alleles }: CalledSite): readonly (string | null)[] =>
  [...alleles].sort(
    (a, b) =>
      Number(b === table.positions[index]?.ref) - Number(a === table.positions[index]?.ref) || (a === null ? -1 : 1),
  );

const ranks = { decisive: 0, other: 1 } as const;

/** Lowest function first, then by name: the activity where there is one, else malignant hyperthermia before the rest. */
const lowestFirst = (table: PgxTable, names: readonly string[]): readonly string[] => {
  const order = (name: string): number => {
    const allele = table.alleles.find((each) => each.name === name);
    return allele?.activity
      ? Number(allele.activity)
      : allele?.function === 'Malignant Hyperthermia associated'
        ? ranks.decisive
        : ranks.other;
  };
  return names.filter((name) => !name.endsWith('?')).sort((a, b) => order(a) - order(b) || nameOrder(a, b));
};
