import type { Fact } from '../base/fact.ts';
import { apoeTable } from './apoe/apoe-table.ts';
import { callApoe } from './apoe/call-apoe.ts';
import type { GenomeFile } from './file/genome-file.ts';
import type { SiteCall } from './places/site-call.ts';

/**
 * What a genome file tells the other words: the APOE genotype under `apoe` (text `e3/e4`; notes: genotypes that fit as
 * well), or why there is none under `apoe_not_called` (text: the code; notes: the rs numbers). Both need the consent
 * `apoe`; the gate is `permittedFacts`. Derived, never stored. Total.
 *
 * @param sites  the file's calls; those of other genes are passed over.
 */
export function genomeFacts(file: GenomeFile, sites: readonly SiteCall[]): readonly Fact[] {
  const wanted = new Set(apoeTable.sites.map(({ rsid }) => rsid));
  const own = sites.filter(({ rsid }) => wanted.has(rsid));
  if (own.length === 0) return [];
  const call = callApoe(own);
  const detail = own
    .map((site) => (site.kind === 'called' ? `${site.rsid} ${site.bases.join('/')}` : site.rsid))
    .join(', ');
  const base = { code: null, at: file.at, from: { kind: 'genome', file: file.id, detail } } as const;
  return call.kind === 'called'
    ? [{ ...base, key: 'apoe', value: { kind: 'text', text: call.genotype }, notes: [...call.others] }]
    : [{ ...base, key: 'apoe_not_called', value: { kind: 'text', text: call.code }, notes: call.site.split(', ') }];
}
