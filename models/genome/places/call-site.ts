import { positionIn } from '../build/build-table.ts';
import type { GenomeBuild } from '../build/genome-build.ts';
import type { BlockLimits, Site } from './gene-table.ts';
import type { NotCalledCode, SiteCall } from './site-call.ts';
import { readPlace } from './read-place.ts';
import type { VcfRecord } from '../vcf/read-record.ts';
import type { RecordIndex } from './record-index.ts';

/**
 * What the records say of one site of a gene: two documented bases, or why there are none. As {@link readPlace}; a line
 * that failed a filter gives nothing, nor does another number of copies than two.
 *
 * @param records  of a file of `build`. @param limits when a reference record or block is evidence. Total.
 */
export function callSite(
  site: Site,
  build: GenomeBuild,
  { records, limits }: { records: RecordIndex; limits: BlockLimits },
): SiteCall {
  const start = positionIn(build, site) - 1;
  const { rsid, contig, ref, alts } = site;
  const where = { rsid, contig, start, ref };
  const refuse = (code: NotCalledCode, detail: string, record: VcfRecord | null): SiteCall => ({
    kind: 'not-called',
    ...where,
    code,
    detail,
    line: record?.line ?? null,
  });
  const reading = readPlace({ contig, start, ref, alts }, records, { limits });
  if (reading.kind === 'not-called') return refuse(reading.code, reading.detail, reading.record);

  const { alleles, record, isPhased, phaseSet, evidence } = reading;
  const [first, second] = alleles;
  if (first === undefined || second === undefined || alleles.length !== 2)
    return refuse('genome.ploidy', String(alleles.length), record);
  const other = alleles.find((allele) => allele !== ref && !alts.includes(allele));
  if (other !== undefined) return refuse('genome.other-allele', other, record);
  const { depth, genotypeQuality, line } = record;
  return {
    kind: 'called',
    ...where,
    bases: [first, second],
    isPhased,
    phaseSet,
    evidence,
    depth,
    genotypeQuality,
    line,
  };
}
