import { AppError } from '../../models/base/app-error.ts';
import type { Counted } from '../../models/base/ipc/counted.ts';
import type { Digest, StudyUid } from '../../models/base/ids.ts';
import type { LeftOut, WrittenFile } from '../../models/report/contract.ts';
import type { Report } from '../../models/report/report.ts';
import { worstOf } from '../../models/report/signing/check.ts';
import type { Context } from '../app/context.ts';
import { composeDraft, workedOn } from './draft.ts';
import type { ComposedDraft } from './draft.ts';
import { writeFiles } from './write-files.ts';
import type { MadeFile } from './write-files.ts';

export interface SignRequest {
  readonly studyUid: StudyUid;
  readonly digest: Digest;
  readonly passphrase: string;
  readonly reason: string | null;
}

export interface Signed {
  readonly report: Report['id'];
  readonly digest: Digest;
  readonly files: WrittenFile[];
  readonly leftOut: LeftOut[];
}

type SignContext = Context & { readonly report: (progress: Counted) => void };

/**
 * Freezes a draft, signs it, writes its files, keeps both: all or nothing. Only a person who is signed in and knows the
 * passphrase can; never with a finding undecided.
 *
 * @throws AppError `sign.nobody`, `report.not-a-draft`, `sign.changed`, the code of a check that stops, `sign.reason`,
 *   `keys.wrong`, `keys.paused`, and what writing the files throws.
 */
export async function signReport(
  { studyUid, digest, passphrase, reason }: SignRequest,
  ctx: SignContext,
): Promise<Signed> {
  const { library, session } = ctx;
  const person = session.person;
  if (!person) throw new AppError('sign.nobody');
  const record = await workedOn(studyUid, ctx);
  const draft = await composeDraft(record, ctx);
  assertSignable(draft, { digest, reason });
  await session.confirm(passphrase);
  const signature = { by: person, at: ctx.now(), digest, reason };
  const report: Report = { ...draft.report, status: 'final', signature };
  const { files, leftOut } = await writeFiles({ ...draft, report }, ctx);
  const kept = await keep(files, ctx);
  if ((await composeDraft(record, ctx)).digest !== digest) throw new AppError('sign.changed');
  await library.store.freezeReport({ report: report.id, body: report, files: kept });
  await library.journal.append({
    subject: report.subject.id,
    studyUid,
    actor: person,
    change: { kind: 'report.sign', report: report.id, digest },
  });
  return { report: report.id, digest, files: kept, leftOut: [...leftOut] };
}

function assertSignable(draft: ComposedDraft, { digest, reason }: Pick<SignRequest, 'digest' | 'reason'>): void {
  if (draft.report.status !== 'preliminary') throw new AppError('report.not-a-draft');
  if (draft.digest !== digest) throw new AppError('sign.changed');
  const stopped = draft.checks.find(({ level }) => level === 'stops');
  if (stopped) throw new AppError(stopped.code, stopped.params);
  if (worstOf(draft.checks) === 'open' && !reason?.trim()) throw new AppError('sign.reason');
}

/** Bytes become blobs of the library. */
async function keep(files: readonly MadeFile[], { library }: Pick<Context, 'library'>): Promise<WrittenFile[]> {
  const kept: WrittenFile[] = [];
  for (const { name, content } of files) {
    const digest = await library.blobs.put(content);
    await library.store.putBlobRef({ digest, kind: 'report-file', bytes: content.length, at: library.now() });
    kept.push({ name, digest, bytes: content.length });
  }
  return kept;
}
