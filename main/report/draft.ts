import { createHash } from 'node:crypto';
import { AppError } from '../../models/base/app-error.ts';
import { Digest, ReportId } from '../../models/base/ids.ts';
import type { StudyUid } from '../../models/base/ids.ts';
import { compose } from '../../models/report/compose.ts';
import type { Draft } from '../../models/report/contract.ts';
import { makeSpeaker } from '../../models/report/language/speaker.ts';
import type { Speaker } from '../../models/report/language/speaker.ts';
import { Report } from '../../models/report/report.ts';
import { checksOf } from '../../models/report/signing/checks-of.ts';
import { reportDigest } from '../../models/report/signing/digest.ts';
import type { Context } from '../app/context.ts';
import type { ReportRecord } from '../library/store/tables/reports.ts';
import { plannedFiles } from './objects/planned-files.ts';
import { gatherCase } from './gather-case.ts';
import type { GatheredCase, ReportContext, WorkedOn } from './gather-case.ts';
import { readLanguage, readTemplate } from './read-resources.ts';

/** A draft with what it was made from: for signing and for writing its files. */
export interface ComposedDraft extends Omit<Draft, 'files'> {
  readonly sets: GatheredCase['sets'];
  readonly speaker: Speaker;
}

const sha256 = (bytes: Uint8Array): Digest => Digest.parse(createHash('sha256').update(bytes).digest('hex'));

/** The digest that a signature of this report names. */
export const digestOfReport = (report: Report): Digest => reportDigest(report, sha256);

/** What is being worked on in a study; started where there is none. @throws AppError `library.unknown-study`. */
export async function workedOn(
  studyUid: StudyUid,
  { library, newId }: Pick<Context, 'library' | 'newId'>,
): Promise<WorkedOn> {
  const [newest] = await library.store.reportsOfStudy(studyUid);
  if (newest) return newest;
  const study = await library.store.study(studyUid);
  if (!study) throw new AppError('library.unknown-study', { study: studyUid });
  const id = ReportId.parse(newId());
  await library.store.startReport({ id, subject: study.subject, studyUid });
  return { id, studyUid, amends: null, texts: {} };
}

/** Composes a draft anew from the case. @throws AppError as `gatherCase`, `readTemplate` and `compose` do. */
export async function composeDraft(record: WorkedOn, ctx: ReportContext): Promise<ComposedDraft> {
  const gathered = await gatherCase(record, ctx);
  const language = await readLanguage(ctx.resources);
  const template = await readTemplate(ctx.resources, gathered);
  const speaker = makeSpeaker(language);
  const report = compose(gathered.given, { template, language });
  return {
    report,
    digest: digestOfReport(report),
    checks: [...checksOf(report, speaker)],
    sets: gathered.sets,
    speaker,
  };
}

/** A signed report as it was frozen. @throws AppError `report.changed` when it is not what was signed. */
export function frozenReport({ body, digest }: ReportRecord): Report {
  const parsed = Report.safeParse(body);
  if (!parsed.success || digestOfReport(parsed.data) !== digest) throw new AppError('report.changed');
  return parsed.data;
}

/** The contract's answer, without what only main uses. */
export const draftOf = async (
  { report, digest, checks, sets }: ComposedDraft,
  { library }: Pick<Context, 'library'>,
): Promise<Draft> => ({ report, digest, checks, files: await plannedFiles({ report, sets }, library) });
