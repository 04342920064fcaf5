import { ok } from '../base/result.ts';
import type { Refusal, Result } from '../base/result.ts';
import { apoeTable } from './apoe/apoe-table.ts';
import { buildTable } from './build/build-table.ts';
import { tellBuild } from './build/tell-build.ts';
import type { ToldBuild } from './build/tell-build.ts';
import type { GeneTable } from './places/gene-table.ts';
import type { SiteCall } from './site-call.ts';
import { callSite } from './places/call-site.ts';
import type { VcfHeader } from './vcf/read-header.ts';
import type { VcfRecord } from './vcf/read-record.ts';
import { RecordIndex } from './places/record-index.ts';
import { wantedOf } from './vcf/wanted.ts';
import type { Wanted } from './vcf/wanted.ts';

/** The genes whose positions a scan asks for. */
export const geneTables: readonly GeneTable[] = [apoeTable];

/** Everything a scan looks for: the genes' sites, and the places that tell the build. */
export const wantedSites = [...geneTables.flatMap(({ sites }) => sites), ...buildTable.anchors] as const;
export const wantedPlaces: Wanted = wantedOf(wantedSites);

/**
 * What a scanned file says: its build, then a call for each site of each gene.
 *
 * @param records  the kept ones, for the chosen sample.
 * @param isWhole  false for a file that was cut: a missing line may then lie behind the cut, and is called so.
 * @returns the refusals of {@link tellBuild}.
 */
export function callSites(
  header: VcfHeader,
  records: readonly VcfRecord[],
  { isWhole }: { readonly isWhole: boolean },
): Result<ToldBuild & { readonly sites: readonly SiteCall[] }, Refusal> {
  const told = tellBuild(header, records);
  if (!told.ok) return told;
  const { build } = told.value;
  const index = new RecordIndex(records);
  const sites = geneTables.flatMap(({ sites, referenceBlock }) =>
    sites.map((site) => callSite(site, build, { records: index, limits: referenceBlock })),
  );
  return ok({ ...told.value, sites: isWhole ? sites : sites.map(behindTheCut) });
}

const behindTheCut = (call: SiteCall): SiteCall =>
  call.kind === 'not-called' && call.code === 'genome.absent' ? { ...call, code: 'genome.cut' } : call;
