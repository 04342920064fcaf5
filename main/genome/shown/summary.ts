import { consentTo } from '../../../models/base/consent.ts';
import type { SubjectId } from '../../../models/base/ids.ts';
import { apoeTable } from '../../../models/genome/apoe/apoe-table.ts';
import { callApoe } from '../../../models/genome/apoe/call-apoe.ts';
import type { GenomeSummary, ScoreView } from '../../../models/genome/contract.ts';
import { genomeFileOf, siteCallsOf } from '../../../models/genome/file/stored.ts';
import type { GenomeFileRecord } from '../../library/store/tables/genome.ts';
import { gatherFacts } from '../../library/facts.ts';
import type { Library } from '../../library/library.ts';

const apoeSites = new Set(apoeTable.sites.map(({ rsid }) => rsid));

/** The newest genome file of a Subject, with what it says; null where there is none. */
export async function newestSummary(library: Library, subject: SubjectId): Promise<GenomeSummary | null> {
  const [newest] = await library.store.genomeFilesOf(subject);
  return newest ? summaryOf(library, newest) : null;
}

/** One file with what it says; what needs a consent that is not recorded stays here. */
export async function summaryOf(library: Library, stored: GenomeFileRecord): Promise<GenomeSummary> {
  const sites = siteCallsOf(stored, await library.store.genotypesOf(stored.id));
  const { scores, ...file } = genomeFileOf(stored);
  const facts = file.subject === null ? [] : await gatherFacts(library, { subject: file.subject, studyUid: null });
  const isPermitted = consentTo('apoe', facts) === 'given';
  return {
    file,
    apoe: isPermitted
      ? { kind: 'shown', call: callApoe(sites.filter(({ rsid }) => apoeSites.has(rsid))) }
      : { kind: 'hidden', code: 'risk.consent' },
    scores: scores.map((result): ScoreView => {
      const { digest, name } = result;
      return result.kind === 'refused' || result.consent === null || isPermitted
        ? { kind: 'shown', digest, result }
        : { kind: 'hidden', digest, code: 'risk.consent', name };
    }),
  };
}
