import { basename } from 'node:path';
import { AppError } from '../../models/base/app-error.ts';
import type { Person } from '../../models/base/actor.ts';
import type { FileToken } from '../../models/base/ids.ts';
import type { Handlers } from '../../models/base/ipc/contract.ts';
import type { Params } from '../../models/base/result.ts';
import type { inference } from '../../models/inference/contract.ts';
import { choose } from '../../models/inference/choose.ts';
import type { host } from '../../models/inference/host.ts';
import type { Context } from '../app/context.ts';
import type { JobRun } from '../library/jobs.ts';
import { batchHandlers } from './batch/batch-handlers.ts';
import { resumeBatches } from './batch/batches.ts';
import { resumeRuns, runListed } from './keep/resume-runs.ts';
import { redraw } from './keep/redraw.ts';
import { setThreshold } from './keep/rethreshold.ts';
import { engineOf } from './runtimes/engine.ts';
import { saliencyOf } from './keep/saliency-of.ts';
import { checkGolden, knownGolden, rememberGolden } from './packs/golden-input.ts';
import { inspect } from './packs/inspect.ts';
import { installPack } from './packs/install.ts';
import { forgetPack } from './packs/installed.ts';
import { listPacks, readyPack } from './packs/packs.ts';
import { assignCandidates, listCandidates } from './rules/assign.ts';
import { threadsFor } from './run-parts.ts';
import type { RunParts } from './run-parts.ts';

type InferenceHandlers = Handlers<(typeof inference)['entries'], Context>;
type HostHandlers = Handlers<(typeof host)['entries'], Context>;

/**
 * A job that stands in the library's list, its progress told to both the list and whoever asked. `about`: what its line says
 * of it, should the end of the program cut it short.
 */
function listed<I, T>(
  kind: string,
  work: (input: I, ctx: Context, run: JobRun) => Promise<T>,
  about: (input: I, ctx: Context) => Params | Promise<Params> = () => ({}),
): (input: I, ctx: Context & Pick<JobRun, 'report'>) => Promise<T> {
  return async (input, ctx) => {
    const { library, signal, report } = ctx;
    const params = await about(input, ctx);
    return library.jobs.run({ kind, input, params, signal, report }, (job) => work(input, ctx, job));
  };
}

const ofFile = ({ file }: { readonly file: FileToken }, { files }: Context): Params => ({
  of: basename(files.pathOf(file)),
});

export const inferenceHandlers: InferenceHandlers = {
  packs: async (_, ctx) =>
    Promise.all(
      (await listPacks(ctx)).map(async (found) => ({
        ...found.row,
        golden: found.status === 'ready' ? await knownGolden(ctx.library, found.pack, ctx.version) : null,
      })),
    ),
  choose: async ({ model, studyUid }, ctx) => {
    const { card } = await readyPack(ctx, model);
    return choose(card, await ctx.images.setsOfStudy(studyUid, ctx.library));
  },
  run: (request, ctx) => runListed({ request, by: ctx.actor }, { ctx, signal: ctx.signal, report: ctx.report }),
  candidates: listed('inference.candidates', ({ finding }, ctx, run) => listCandidates(finding, { ctx, ...run })),
  assign: listed('inference.assign', (wish, ctx, run) => assignCandidates(wish, { ctx, ...run })),
  setThreshold: (wish, ctx) => setThreshold(wish, ctx),
  redraw: (wish, ctx) => redraw(wish, ctx),
  saliency: listed(
    'inference.saliency',
    (asked, ctx, run) => saliencyOf(asked, { ctx, ...run }),
    async ({ finding }, { library }) => {
      const known = await library.store.finding(finding);
      return known ? { of: known.name, study: known.on.studyUid, finding } : {};
    },
  ),
  goldenInput: listed(
    'inference.goldenInput',
    async ({ model }, ctx, { signal, report }) => {
      const pack = await readyPack(ctx, model);
      const onTile = (done: number, total: number): void => report({ step: 'infer.step-run', done, total });
      const result = await engineOf(ctx).inTurn(signal, () =>
        checkGolden(pack, { signal, threads: threadsFor(ctx), onTile }),
      );
      await rememberGolden(ctx.library, { pack, version: ctx.version }, result);
      return result;
    },
    ({ model }) => ({ of: model }),
  ),
  inspect: listed(
    'inference.inspect',
    async ({ file }, ctx, run) => {
      const { inspection } = await inspect({ ctx, path: ctx.files.pathOf(file), ...run }, null);
      return inspection;
    },
    (asked, ctx) => ofFile(asked, ctx),
  ),
  install: listed(
    'inference.install',
    ({ file, answers }, ctx, run) => installPack({ ctx, path: ctx.files.pathOf(file), ...run }, answers),
    (asked, ctx) => ofFile(asked, ctx),
  ),
  ...batchHandlers,
  uninstall: async ({ model }, ctx) => {
    await forgetPack(ctx.library, model);
    return {};
  },
};

/** What the hidden window may say; it is told its work by the feed. */
export const hostHandlers: HostHandlers = {
  work: (emit, ctx) => {
    const leave = engineOf(ctx).host.follow(emit);
    const deaf = ctx.session.changed.listen((state) => state === 'locked' && emit({ kind: 'forget' }));
    return () => {
      deaf();
      leave();
    };
  },
  hello: (machine, ctx) => {
    engineOf(ctx).host.hello(machine);
    return {};
  },
  progress: ({ work, done, total }, ctx) => {
    engineOf(ctx).host.progress(work, done, total);
    return {};
  },
  done: ({ work, outcome }, ctx) => {
    engineOf(ctx).host.settle(work, outcome);
    return {};
  },
  compared: ({ work, largestDifference }, ctx) => {
    engineOf(ctx).host.settle(work, { largestDifference });
    return {};
  },
  tried: ({ work, trial }, ctx) => {
    engineOf(ctx).host.settle(work, trial);
    return {};
  },
  failed: ({ work, code, params }, ctx) => {
    engineOf(ctx).host.fail(work, new AppError(code, params));
    return {};
  },
};

/**
 * Goes on with what ran or waited when the program ended: runs of the person who signed in, and batches. Called when the
 * library opens; with nobody signed in (the command line, gone in a moment) nothing is started.
 */
export async function goOnWithRuns(ctx: RunParts['ctx'], person: Person | null): Promise<void> {
  if (person === null) return;
  await Promise.all([resumeRuns(ctx, person), resumeBatches(ctx)]);
}
