import { positionIn } from '../build/build-table.ts';
import type { GenomeBuild } from '../build/genome-build.ts';
import type { BlockLimits, Site } from '../gene-table.ts';
import type { CalledSite, NotCalledCode, SiteCall } from '../site-call.ts';
import { baseAt } from './base-at.ts';
import type { VcfRecord } from './read-record.ts';

type Where = Pick<SiteCall, 'rsid' | 'contig' | 'start' | 'ref'>;
interface Given {
  readonly bases: readonly [string, string];
  readonly record: VcfRecord;
}
type Answer = { readonly call: SiteCall } | Given;

/**
 * What the records say of one site. A line at the site outweighs a reference block over it; no line is `genome.absent`.
 *
 * Several lines (a site split by allele) are joined: counts of different bases add up, the rest is reference; the same
 * base counted differently, or more than two copies in all, is a conflict and never settled silently.
 *
 * @param records  of the file's build, any order. @param limits when a reference record or block is evidence. Total.
 */
export function callSite(
  site: Site,
  build: GenomeBuild,
  { records, limits }: { records: readonly VcfRecord[]; limits: BlockLimits },
): SiteCall {
  const start = positionIn(build, site) - 1;
  const where: Where = { rsid: site.rsid, contig: site.contig, start, ref: site.ref };
  const over = records.filter((record) => record.contig === site.contig && record.start <= start && start < record.end);
  const lines = over.filter(
    (record) =>
      start < record.start + record.ref.length && !(record.isBlock && record.end > record.start + record.ref.length),
  );
  if (lines.length > 0)
    return joined(
      lines.map((record) => answerOf(record, where, limits)),
      where,
      site,
    );
  const [block] = over;
  if (!block) return notCalled(where, 'genome.absent');
  const answer = answerOf(block, where, limits);
  return 'call' in answer ? answer.call : called(where, { bases: answer.bases, record: block }, 'reference-block');
}

const notCalled = (where: Where, code: NotCalledCode, found?: { detail: string; line: number }): SiteCall => ({
  kind: 'not-called',
  ...where,
  code,
  detail: found?.detail ?? '',
  line: found?.line ?? null,
});

const called = (where: Where, { bases, record }: Given, evidence: CalledSite['evidence']): CalledSite => ({
  kind: 'called',
  ...where,
  bases: [...bases],
  isPhased: record.genotype?.isPhased ?? false,
  phaseSet: record.phaseSet,
  evidence,
  depth: record.depth,
  genotypeQuality: record.genotypeQuality,
  line: record.line,
});

/** The two bases one record gives the site, or why it gives none. */
const answerOf = (record: VcfRecord, where: Where, limits: BlockLimits): Answer => {
  const refuse = (code: NotCalledCode, detail = ''): Answer => ({
    call: notCalled(where, code, { detail, line: record.line }),
  });
  const isLongBlock = record.isBlock && record.end > record.start + record.ref.length;
  const written = record.ref[where.start - record.start];
  const refBase = isLongBlock && (written === undefined || written === 'N') ? where.ref : written;
  if (refBase !== where.ref) return refuse('genome.reference-mismatch', refBase ?? '');
  if (record.filters.length > 0) return refuse('genome.filtered', record.filters.join(';'));

  const alleles = record.genotype?.alleles ?? [];
  const present = alleles.filter((allele) => allele !== null);
  if (present.length === 0) return refuse('genome.no-call');
  if (present.length < alleles.length) return refuse('genome.half-call');
  const [first, second] = present;
  if (first === undefined || second === undefined || present.length !== 2)
    return refuse('genome.ploidy', String(present.length));
  if (first === 0 && second === 0 && !isEvidence(record, isLongBlock, limits))
    return refuse('genome.low-block', `GQ ${record.genotypeQuality ?? '?'}, DP ${record.depth ?? '?'}`);
  if (isLongBlock)
    return first === 0 && second === 0
      ? { bases: [where.ref, where.ref], record }
      : refuse('genome.overlapped', record.alts.join(','));

  const a = baseAt(record, first, where.start);
  const b = baseAt(record, second, where.start);
  return a !== null && b !== null ? { bases: [a, b], record } : refuse('genome.overlapped', record.alts.join(','));
};

/** What is stated must reach its limit; a long block must state something. */
const isEvidence = ({ genotypeQuality, depth }: VcfRecord, isLongBlock: boolean, limits: BlockLimits): boolean => {
  if (genotypeQuality === null && depth === null) return !isLongBlock;
  return (genotypeQuality ?? Infinity) >= limits.minGenotypeQuality && (depth ?? Infinity) >= limits.minDepth;
};

const joined = (answers: readonly Answer[], where: Where, site: Site): SiteCall => {
  const refused = answers.find((answer) => 'call' in answer);
  if (refused && 'call' in refused) return refused.call;
  const given = answers.flatMap((answer) => ('call' in answer ? [] : [answer]));
  const telling = given.find(({ bases }) => bases.some((base) => base !== site.ref)) ?? given[0];
  if (!telling) return notCalled(where, 'genome.absent');

  const bases = given.length === 1 ? telling.bases : joinedBases(given, where.start, site);
  if (!bases)
    return notCalled(where, 'genome.conflict', {
      detail: given.map(({ record, bases: [a, b] }) => `${record.line}: ${a}/${b}`).join(', '),
      line: telling.record.line,
    });
  const other = bases.find((base) => base !== site.ref && !site.alts.includes(base));
  if (other !== undefined) return notCalled(where, 'genome.other-allele', { detail: other, line: telling.record.line });
  const call = called(
    where,
    { bases, record: telling.record },
    telling.record.isBlock ? 'reference-record' : 'variant',
  );
  return given.length === 1 ? call : { ...call, isPhased: false }; // the strands of several lines are not known to agree
};

/** Bases of a site written on several lines; null where they contradict each other. */
const joinedBases = (given: readonly Given[], start: number, site: Site): [string, string] | null => {
  const counts = new Map<string, number>();
  for (const { bases, record } of given) {
    const speaksOf = new Set([...record.alts.map((_, i) => baseAt(record, i + 1, start)), ...bases]);
    for (const base of speaksOf) {
      if (base === null || base === site.ref) continue;
      const count = bases.filter((each) => each === base).length;
      if (counts.has(base) && counts.get(base) !== count) return null;
      counts.set(base, count);
    }
  }
  const alts = [...counts].flatMap(([base, count]) => Array.from({ length: count }, () => base));
  if (alts.length > 2) return null;
  const [a, b] = [...Array.from({ length: 2 - alts.length }, () => site.ref), ...alts];
  return a !== undefined && b !== undefined ? [a, b] : null;
};
