import { z } from '../../base/schema.ts';
import { NotCalledCode, SiteCall } from '../places/site-call.ts';
import type { CalledSite } from '../places/site-call.ts';
import { apoeTable } from './apoe-table.ts';

/**
 * The APOE genotype, or why there is none. `others` are genotypes that fit the same bases but hold a rare haplotype:
 * unphased, e2/e4 and e1/e3 look alike.
 */
export const ApoeCall = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('called'), genotype: z.string(), others: z.array(z.string()), sites: z.array(SiteCall) }),
  z.object({
    kind: z.literal('not-called'),
    code: NotCalledCode,
    site: z.string(), // rs numbers, joined by ", "
    detail: z.string(),
    sites: z.array(SiteCall),
  }),
]);
export type ApoeCall = z.infer<typeof ApoeCall>;

/**
 * Calls APOE from rs429358 and rs7412.
 *
 * A position that is missing leaves the gene not called: it is never taken as reference, even where the other one would
 * decide nearly alone. Phase is used where both sites share a phase set.
 *
 * @param sites  one call for each site of the table, any order. Total.
 * @source isoforms by the two bases: `resources/knowledge/genes/apoe`.
 */
export function callApoe(sites: readonly SiteCall[]): ApoeCall {
  const refused = sites.filter((site) => site.kind === 'not-called');
  const [worst] = refused;
  if (worst) {
    const alike = refused.filter(({ code }) => code === worst.code).map(({ rsid }) => rsid);
    return { kind: 'not-called', code: worst.code, site: alike.join(', '), detail: worst.detail, sites: [...sites] };
  }
  const called = sites.filter((site) => site.kind === 'called');
  const possible = new Map(
    pairings(called)
      .flatMap(genotypeOf)
      .map((pair) => [pair.name, pair]),
  );
  const common = [...possible.values()].filter(({ isRare }) => !isRare);
  const [best] = common.length > 0 ? common : [...possible.values()];
  if (!best) throw new TypeError('every pair of listed bases is a haplotype of the table');
  return {
    kind: 'called',
    genotype: best.name,
    others: [...possible.keys()].filter((name) => name !== best.name),
    sites: [...sites],
  };
}

type Strand = Readonly<Record<string, string>>;

/** The ways the bases can lie on two strands: one when phased together or where at most one site is heterozygous. */
const pairings = (sites: readonly CalledSite[]): readonly (readonly [Strand, Strand])[] => {
  const strand = (copy: 0 | 1, turned: ReadonlySet<string>): Strand =>
    Object.fromEntries(sites.map(({ rsid, bases }) => [rsid, bases[turned.has(rsid) ? 1 - copy : copy] ?? '']));
  const heterozygous = sites.filter(({ bases: [a, b] }) => a !== b);
  const [first, ...rest] = heterozygous;
  const isTogether = heterozygous.every(({ isPhased, phaseSet }) => isPhased && phaseSet === first?.phaseSet);
  const turns = isTogether
    ? [new Set<string>()]
    : rest.reduce<ReadonlySet<string>[]>(
        (sets, { rsid }) => [...sets, ...sets.map((set) => new Set([...set, rsid]))],
        [new Set()],
      );
  return turns.map((turned) => [strand(0, turned), strand(1, turned)]);
};

const genotypeOf = ([a, b]: readonly [Strand, Strand]): { readonly name: string; readonly isRare: boolean }[] => {
  const named = [a, b].flatMap((strand) =>
    apoeTable.haplotypes.filter(({ bases }) => Object.entries(bases).every(([rsid, base]) => strand[rsid] === base)),
  );
  if (named.length !== 2) return [];
  const name = named
    .map((haplotype) => haplotype.name)
    .sort()
    .join('/');
  return [{ name, isRare: named.some(({ isRare }) => isRare) }];
};
