import { consentTo } from '../../models/base/consent.ts';
import type { SubjectId } from '../../models/base/ids.ts';
import { apoeTable } from '../../models/genome/apoe/apoe-table.ts';
import { callApoe } from '../../models/genome/apoe/call-apoe.ts';
import type { GenomeSummary } from '../../models/genome/contract.ts';
import type { GenomeFile } from '../../models/genome/genome-file.ts';
import { genomeFileOf, siteCallsOf } from '../../models/genome/stored.ts';
import { gatherFacts } from '../library/facts.ts';
import type { Library } from '../library/library.ts';

const apoeSites = new Set(apoeTable.sites.map(({ rsid }) => rsid));

/** The newest genome file of a Subject, with what it says; null where there is none. */
export async function newestSummary(library: Library, subject: SubjectId): Promise<GenomeSummary | null> {
  const [newest] = await library.store.genomeFilesOf(subject);
  return newest ? summaryOf(library, genomeFileOf(newest)) : null;
}

/** One file with what it says; what needs a consent that is not recorded stays here. */
export async function summaryOf(library: Library, file: GenomeFile): Promise<GenomeSummary> {
  const sites = siteCallsOf(await library.store.genotypesOf(file.id));
  const facts = file.subject === null ? [] : await gatherFacts(library, { subject: file.subject, studyUid: null });
  const isPermitted = consentTo('apoe', facts) === 'given';
  return {
    file,
    tested: { called: sites.filter(({ kind }) => kind === 'called').length, wanted: sites.length },
    apoe: isPermitted
      ? { kind: 'shown', call: callApoe(sites.filter(({ rsid }) => apoeSites.has(rsid))) }
      : { kind: 'hidden', code: 'risk.consent' },
  };
}
