import { apoeTable } from '../apoe/apoe-table.ts';
import type { GenomeBuild } from '../build/genome-build.ts';
import type { BlockLimits, GeneTable } from '../places/gene-table.ts';
import type { SiteCall } from '../places/site-call.ts';
import { callSite } from '../places/call-site.ts';
import type { VcfRecord } from '../vcf/read-record.ts';
import { RecordIndex } from '../places/record-index.ts';

/** The genes that every scan asks for and that are no pharmacogenes. */
export const geneTables: readonly GeneTable[] = [apoeTable];

/** When a reference line or block is evidence: one rule for all genes. */
export const evidenceLimits: BlockLimits = apoeTable.referenceBlock;

/**
 * A call for each site of each of these genes. Total.
 *
 * @param records  the kept ones, of one sample.
 * @param isWhole  false for a file that was cut: a missing line may then lie behind the cut, and is called so.
 */
export function callSites(
  { build, isWhole }: { readonly build: GenomeBuild; readonly isWhole: boolean },
  records: readonly VcfRecord[],
): readonly SiteCall[] {
  const index = new RecordIndex(records);
  const sites = geneTables.flatMap(({ sites, referenceBlock }) =>
    sites.map((site) => callSite(site, build, { records: index, limits: referenceBlock })),
  );
  return isWhole ? sites : sites.map(behindTheCut);
}

const behindTheCut = (call: SiteCall): SiteCall =>
  call.kind === 'not-called' && call.code === 'genome.absent' ? { ...call, code: 'genome.cut' } : call;
