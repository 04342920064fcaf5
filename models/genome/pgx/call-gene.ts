import type { Diplotype, GeneCall, LimitingSite, PgxCode, PgxLimit } from './gene-call.ts';
import { callLowest } from './lowest/call-lowest.ts';
import { nameOrder } from './named/name-order.ts';
import { matchNamed } from './named/match-named.ts';
import type { Match } from './named/match-named.ts';
import type { PgxSite } from './sites/pgx-site.ts';
import type { PgxTable } from './pgx-table.ts';
import { phenotypeOf } from './phenotype.ts';

interface Answer {
  readonly kind: GeneCall['kind'];
  readonly reason: PgxCode | null;
  readonly matches: readonly Match[];
  readonly listed: readonly string[] | null;
  readonly lookup: readonly string[] | null;
}

/**
 * The diplotypes of one gene from what a file says at its positions.
 *
 * A missing position is never counted as seen: it is left out of every allele, named, and its weight told (`positions`,
 * `tier1`, `limits`). `no-data`: no position was called. `no-call`: there is data, but no pair of named alleles explains
 * it. Where a key position is missing, a normal result is withheld (`isNormalWithheld`). Total.
 *
 * @param sites  one for each position of the table, in its order (`readPgxSites`).
 * @source rules: PharmCAT's named allele matcher and lowest-function caller; tables: `resources/knowledge/genes`.
 */
export function callGene(table: PgxTable, sites: readonly PgxSite[]): GeneCall {
  const answer = answerOf(table, settle(table, sites));
  const diplotypes = answer.matches.map(({ names, score }) => diplotypeOf(table, names, score));
  const single = answer.kind === 'no-call' ? singleSite(table, sites) : null;
  const names = answer.lookup ?? single;
  const lookup = names && diplotypeOf(table, names, null);
  const missing = limitingSites(table, sites, (site) => site.kind !== 'called');
  const undocumented = limitingSites(
    table,
    sites,
    (site, known) => site.kind !== 'missing' && site.alleles.some((allele) => allele !== null && !known.has(allele)),
  );
  const unseen = new Set(missing.map(({ position }) => position));
  const isKeyMissing = table.key.some((group) => group.every((position) => unseen.has(position)));
  const seen = (positions: readonly number[]): GeneCall['tier1'] => ({
    tested: positions.filter((position) => !unseen.has(position)).length,
    total: positions.length,
  });
  const call = {
    gene: table.gene,
    version: table.version,
    kind: answer.kind,
    reason: answer.reason,
    diplotypes,
    listed: answer.listed,
    lookup,
    missing,
    undocumented,
    positions: seen(table.positions.map(({ grch38 }) => grch38)),
    tier1: seen(table.tier1.positions),
    isNormalWithheld: isKeyMissing && (lookup?.phenotype?.startsWith('Normal') ?? false),
  };
  return {
    ...call,
    limits: answer.kind === 'called' ? limitsOf(call, isKeyMissing) : single ? ['genome.pgx-single-site'] : [],
  };
}

const diplotypeOf = (table: PgxTable, names: readonly string[], score: number | null): Diplotype => ({
  names,
  score,
  ...phenotypeOf(table, names),
});

/** The names that one position alone stands for, where the table has such a position and both its bases are known to it. */
const singleSite = ({ positions, fallback }: PgxTable, sites: readonly PgxSite[]): readonly string[] | null => {
  const site = sites[positions.findIndex(({ grch38 }) => grch38 === fallback?.position)];
  if (!fallback || site?.kind !== 'called') return null;
  const names = site.alleles.map((allele) => fallback.names[allele]);
  return names.every((name) => name !== undefined) ? [...names].sort(nameOrder) : null;
};

/** Half a genotype: on X it is one copy; a known reference half tells nothing. */
const settle = (table: PgxTable, sites: readonly PgxSite[]): readonly PgxSite[] =>
  sites.map((site, i) => {
    if (site.kind !== 'half') return site;
    const known = site.alleles.filter((allele) => allele !== null);
    if (table.contig === 'X') return { kind: 'called', alleles: known.slice(0, 1), isPhased: true, phaseSet: null };
    const isReference = known.every((allele) => allele === table.positions[i]?.ref);
    return isReference ? { kind: 'missing', code: 'genome.half-call', detail: site.alleles.join('/') } : site;
  });

const without = (kind: GeneCall['kind'], reason: PgxCode): Answer => ({
  kind,
  reason,
  matches: [],
  listed: null,
  lookup: null,
});

const answerOf = (table: PgxTable, sites: readonly PgxSite[]): Answer => {
  if (table.method === 'outside-only') return without('outside-only', 'genome.pgx-outside-only');
  const called = sites.filter((site) => site.kind === 'called');
  if (called.length === 0) return without('no-data', 'genome.pgx-no-position');
  if (table.method === 'lowest-function') return { kind: 'called', reason: null, ...callLowest(table, sites) };

  const isMissing = table.positions.map(
    ({ grch38 }, i) => sites[i]?.kind !== 'called' && table.required.includes(grch38),
  );
  if (isMissing.some(Boolean)) return without('no-call', 'genome.pgx-required-missing');
  if (sites.some(({ kind }) => kind === 'half')) return without('no-call', 'genome.pgx-half-call');
  if (new Set(called.map(({ alleles }) => alleles.length)).size > 1) return without('no-call', 'genome.pgx-copies');
  const known = table.undocumented === 'reference' ? sites.map((site, i) => asReference(table, site, i)) : sites;
  const matches = bestOf(table, known, matchNamed(table, known));
  if (matches.length === 0) return without('no-call', 'genome.pgx-no-match');
  const [only] = matches;
  return {
    kind: 'called',
    reason: null,
    matches,
    listed: null,
    lookup: matches.length === 1 ? (only?.names ?? null) : null,
  };
};

const asReference = (table: PgxTable, site: PgxSite, index: number): PgxSite => {
  const position = table.positions[index];
  if (site.kind !== 'called' || !position) return site;
  const known = new Set([position.ref, ...position.alts]);
  return { ...site, alleles: site.alleles.map((allele) => (known.has(allele) ? allele : position.ref)) };
};

/** All pairs of the best score; unphased, the pair that the table prefers where all those of a list are possible. */
const bestOf = (table: PgxTable, sites: readonly PgxSite[], matches: readonly Match[]): readonly Match[] => {
  const possible = new Set(matches.map(({ names }) => names.join('/')));
  const isUnphased = sites.some(
    (site) => site.kind === 'called' && !site.isPhased && site.alleles.some((allele) => allele !== site.alleles[0]),
  );
  const preferred = table.preferences.find(({ list }) => list.every((name) => possible.has(name)))?.pick;
  if (isUnphased && preferred) return matches.filter(({ names }) => names.join('/') === preferred);
  return matches.filter(({ score }) => score === matches[0]?.score);
};

const limitingSites = (
  table: PgxTable,
  sites: readonly PgxSite[],
  isLimiting: (site: PgxSite, known: ReadonlySet<string>) => boolean,
): readonly LimitingSite[] =>
  table.positions.flatMap(({ grch38, rsid, hgvs, ref, alts }, i) => {
    const site = sites[i] ?? { kind: 'missing', code: 'genome.absent', detail: '' };
    if (!isLimiting(site, new Set([ref, ...alts]))) return [];
    const why =
      site.kind === 'missing'
        ? { code: site.code, detail: site.detail }
        : {
            code: site.kind === 'half' ? ('genome.half-call' as const) : ('genome.other-allele' as const),
            detail: site.alleles.map((allele) => allele ?? '.').join('/'),
          };
    return [{ position: grch38, rsid, hgvs, ...why }];
  });

const limitsOf = (
  call: Pick<GeneCall, 'missing' | 'undocumented' | 'diplotypes' | 'listed' | 'lookup' | 'tier1'>,
  isKeyMissing: boolean,
): readonly PgxLimit[] => [
  ...(call.missing.length > 0 ? (['genome.pgx-missing'] as const) : []),
  ...(call.tier1.tested < call.tier1.total ? (['genome.pgx-tier1-incomplete'] as const) : []),
  ...(call.undocumented.length > 0 ? (['genome.pgx-undocumented'] as const) : []),
  ...(call.diplotypes.length > 1 ? (['genome.pgx-ambiguous'] as const) : []),
  ...(call.listed ? (['genome.pgx-phase-assumed'] as const) : []),
  ...(isKeyMissing ? (['genome.pgx-key-missing'] as const) : []),
];
