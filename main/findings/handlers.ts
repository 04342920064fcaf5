import { AppError } from '../../models/base/app-error.ts';
import type { Handlers } from '../../models/base/ipc/contract.ts';
import { FindingId } from '../../models/base/ids.ts';
import { claimantsOf } from '../../models/findings/compare/claim.ts';
import { checkDrawn } from '../../models/findings/drawn/check-drawn.ts';
import type { DrawnMeasurement, findings as contract } from '../../models/findings/contract.ts';
import { decide } from '../../models/findings/decide.ts';
import type { FindingChange } from '../../models/findings/edits.ts';
import type { Finding } from '../../models/findings/finding.ts';
import { marked } from '../../models/findings/drawn/marked.ts';
import { reshape, shapeOf } from '../../models/findings/reshape.ts';
import type { Context } from '../app/context.ts';
import { claimsOn, compareOn } from './compare-on.ts';
import { correct } from './correct.ts';
import { append, insist, wanted } from './keep-change.ts';
import { readLedger } from './ledger.ts';
import { segmentationsOf } from './received/segmentations.ts';
import { takenOver } from './received/take-over.ts';

/** Each answers with the finding as it stands after one Edit. */
export const findingsHandlers: Handlers<(typeof contract)['entries'], Context> = {
  list: ({ studyUid }, { library }) => library.store.findingsOfStudy(studyUid),

  decide: async ({ finding: id, to, reason }, ctx) => {
    const finding = await wanted(ctx, id);
    return change(ctx, finding, insist(decide(finding, { to, reason: reason || null, by: ctx.actor, at: ctx.now() })));
  },

  reshape: async ({ finding: id, mask }, ctx) => {
    const finding = await wanted(ctx, id);
    return change(ctx, finding, insist(reshape(finding, await ctx.library.blobs.read(mask), mask)));
  },

  correct: async ({ finding: id, takeOut, draw }, ctx) => correct(id, { takeOut, draw }, ctx),

  name: async ({ finding: id, code, name }, ctx) => {
    const finding = await wanted(ctx, id);
    if (finding.by.kind === 'pack') throw new AppError('findings.not-yours', { model: finding.by.id });
    const before = { code: finding.code, name: finding.name };
    return change(ctx, finding, { kind: 'finding.name', finding: id, before, after: { code, name } });
  },

  add: async ({ drawn }, ctx) => {
    insist(checkDrawn(drawn));
    await ctx.slides.checkDrawn(drawn, ctx);
    const finding = findingOf(drawn, ctx);
    return change(ctx, finding, { kind: 'finding.add', finding });
  },

  redraw: async ({ finding: id, drawn }, ctx) => {
    const finding = await wanted(ctx, id);
    const isLevel = finding.geometry.kind === 'pixel-lines';
    const isLine = isLevel || finding.geometry.kind === 'line' || finding.geometry.kind === 'pixel-line';
    if (!isLine || isLevel !== (drawn.geometry.kind === 'pixel-lines')) throw new AppError('findings.not-a-line');
    insist(checkDrawn(drawn));
    await ctx.slides.checkDrawn({ ...drawn, on: finding.on }, ctx);
    const edited = finding.edited || finding.by.kind !== 'person';
    return change(ctx, finding, {
      kind: 'finding.reshape',
      finding: id,
      before: shapeOf(finding),
      after: { ...drawn, edited },
    });
  },

  mark: async ({ finding: id, ...mark }, ctx) => {
    const finding = await wanted(ctx, id);
    const geometry = insist(marked(finding, mark));
    const counted = await ctx.slides.count({ ...finding, geometry }, ctx);
    const after = { ...shapeOf(finding), ...counted, geometry };
    return change(ctx, finding, { kind: 'finding.reshape', finding: id, before: shapeOf(finding), after });
  },

  remove: async ({ finding: id }, ctx) => {
    const finding = await wanted(ctx, id);
    if (finding.by.kind === 'pack') throw new AppError('findings.pack-stays');
    await append(ctx, finding, { kind: 'finding.withdraw', finding });
    return {};
  },

  looked: async ({ studyUid, proposals }, { library, actor }) => {
    const study = await library.store.study(studyUid);
    if (!study) throw new AppError('library.unknown-study', { study: studyUid });
    const params = { study: studyUid, proposals };
    await library.journal.note({ actor, subject: study.subject, kind: 'reading.own-look', params });
    return {};
  },

  ledger: async (_, ctx) => [...(await readLedger(ctx))],

  claimants: async (image, ctx) => [...claimantsOf(await claimsOn(image, ctx))],

  compare: async ({ a, b, ...image }, ctx) => [...(await compareOn(image, { a, b }, ctx))],

  received: ({ studyUid }, ctx) => segmentationsOf(studyUid, ctx),

  takeOver: async (wantedSegment, ctx) => {
    const finding = await takenOver(wantedSegment, ctx);
    return change(ctx, finding, { kind: 'finding.add', finding });
  },

  changed: (emit, { session }) =>
    session.whileOpen((library) =>
      library.news.listen(({ what, subject, studyUid }) => {
        if (what === 'finding' && subject && studyUid) emit({ subject, studyUid });
      }),
    ),
};

/** What a person draws stands as accepted by them; a count grows mark by mark and waits until they say that it is done. */
function findingOf(drawn: DrawnMeasurement, { actor, now, newId }: Context): Finding {
  const at = now();
  const isDone = drawn.geometry.kind !== 'pixel-points';
  return {
    ...drawn,
    id: FindingId.parse(newId()),
    kind: drawn.geometry.kind === 'pixel-region' ? 'region' : 'measurement',
    laterality: null,
    by: actor,
    run: null,
    at,
    status: isDone ? 'accepted' : 'proposed',
    decided: isDone ? { by: actor, at, reason: null } : null,
    edited: false,
  };
}

async function change(ctx: Context, finding: Finding, to: FindingChange): Promise<Finding> {
  await append(ctx, finding, to);
  return wanted(ctx, finding.id);
}
