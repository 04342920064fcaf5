import { AppError } from '../../models/base/app-error.ts';
import type { Handlers } from '../../models/base/ipc/contract.ts';
import type { Counted } from '../../models/base/ipc/counted.ts';
import { ReportId } from '../../models/base/ids.ts';
import type { report as contract, Draft } from '../../models/report/contract.ts';
import type { Context } from '../app/context.ts';
import type { ReportRecord } from '../library/store/tables/reports.ts';
import { composeDraft, draftOf, frozenReport, workedOn } from './draft.ts';
import { exportReport } from './export-report.ts';
import { signReport } from './sign.ts';

export const reportHandlers: Handlers<(typeof contract)['entries'], Context> = {
  draft: async ({ studyUid }, ctx) => {
    const { id } = await workedOn(studyUid, ctx);
    return opened(await known(id, ctx), ctx);
  },
  open: async ({ report }, ctx) => opened(await known(report, ctx), ctx),
  list: async ({ studyUid }, { library }) => {
    const records = await library.store.reportsOfStudy(studyUid);
    return Promise.all(
      records.map(async ({ id, state, amends, signedAt, digest }) => {
        const files = state === 'signed' ? await library.store.reportFiles(id) : [];
        return { id, state, amends, signedAt, digest, files };
      }),
    );
  },
  setText: async ({ studyUid, section, text }, ctx) => {
    const { id } = await workedOn(studyUid, ctx);
    const record = await known(id, ctx);
    const before = record.texts[section] ?? null;
    if (before !== text) {
      const change = { kind: 'report.text', report: id, section, before, after: text } as const;
      await ctx.library.journal.append({ subject: record.subject, studyUid, actor: ctx.actor, change });
    }
    return opened(await known(id, ctx), ctx);
  },
  sign: (request, ctx) =>
    listed('report.sign', { studyUid: request.studyUid }, { ctx, work: (run) => signReport(request, run) }),
  amend: async ({ report, reason }, ctx) => {
    const signed = await known(report, ctx);
    if (signed.state !== 'signed') throw new AppError('report.not-signed');
    const id = ReportId.parse(ctx.newId());
    const change = { kind: 'report.amend', report: id, amends: report, reason } as const;
    await ctx.library.journal.append({ subject: signed.subject, studyUid: signed.studyUid, actor: ctx.actor, change });
    return opened(await known(id, ctx), ctx);
  },
  discard: async ({ report }, ctx) => {
    const { state, amends, texts, subject, studyUid } = await known(report, ctx);
    if (state !== 'draft' || amends === null) throw new AppError('report.no-amendment');
    const change = { kind: 'report.discard', report, amends, texts: { ...texts } } as const;
    await ctx.library.journal.append({ subject, studyUid, actor: ctx.actor, change });
    return opened(await known(amends, ctx), ctx);
  },
  export: async ({ report, folder }, ctx) => {
    const place = ctx.files.pathOf(folder);
    const done = await listed('report.export', { report }, { ctx, work: (run) => exportReport(report, place, run) });
    return { files: done.files, leftOut: [...done.leftOut] };
  },
  changed: (emit, { session }) =>
    session.whileOpen((library) =>
      library.news.listen(({ what, subject, studyUid }) => {
        if (what === 'report' && subject && studyUid) emit({ subject, studyUid });
      }),
    ),
};

async function known(id: ReportId, { library }: Pick<Context, 'library'>): Promise<ReportRecord> {
  const record = await library.store.report(id);
  if (!record) throw new AppError('report.unknown');
  return record;
}

/** A draft composed now, or a signed report as it was frozen. */
async function opened(record: ReportRecord, ctx: Context): Promise<Draft> {
  if (record.state === 'draft') return draftOf(await composeDraft(record, ctx), ctx);
  const report = frozenReport(record);
  return { report, digest: record.digest ?? report.signature?.digest ?? raise(), checks: [], files: [] };
}

const raise = (): never => {
  throw new AppError('report.changed');
};

type JobContext = Context & { readonly report: (progress: Counted) => void };

interface Listed<T> {
  readonly ctx: JobContext;
  readonly work: (ctx: JobContext) => Promise<T>;
}

/** A job in the library's list. What it is asked with is kept without any passphrase. */
const listed = <T>(kind: string, input: Readonly<Record<string, string>>, { ctx, work }: Listed<T>): Promise<T> =>
  ctx.library.jobs.run({ kind, input, signal: ctx.signal, report: ctx.report }, (job) => {
    const within = { signal: { value: job.signal }, report: { value: job.report } };
    return work(Object.create(ctx, within) as JobContext); // ctx with two members of its own
  });
