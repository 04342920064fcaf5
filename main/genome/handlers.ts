import type { FileToken } from '../../models/base/ids.ts';
import type { Handlers } from '../../models/base/ipc/contract.ts';
import type { genome as contract } from '../../models/genome/contract.ts';
import type { Context } from '../app/context.ts';
import { installedScores, loadScore, removeScore } from './pgs/installed-scores.ts';
import { variantsOf } from './variants/kept-variants.ts';
import { callFile } from './pgx/call-file.ts';
import { takeOutside } from './pgx/take-outside.ts';
import { samplesOf } from './read-genome-file.ts';
import { scanVcf } from './scan.ts';
import { newestSummary } from './summary.ts';

export const genomeHandlers: Handlers<(typeof contract)['entries'], Context> = {
  scan: (input, ctx) => {
    const { subject, sample, isSamePerson } = input;
    const path = ctx.files.pathOf(input.file);
    return ctx.library.jobs.run({ kind: 'genome.scan', input: { subject, sample }, signal: ctx.signal }, (job) =>
      scanVcf({ path, sample, subject, isSamePerson }, ctx, {
        signal: job.signal,
        report: (progress) => {
          job.report(progress);
          ctx.report(progress);
        },
      }),
    );
  },
  samples: async ({ file }, { files }) => ({ samples: [...(await samplesOf(files.pathOf(file)))] }),
  summary: ({ subject }, { library }) => newestSummary(library, subject),
  pharmacogenes: async ({ subject }, { library, pharmacogenes }) => (await pharmacogenes.of(subject, library)).genes,
  recommendations: async ({ subject }, { library, pharmacogenes }) => (await pharmacogenes.of(subject, library)).advice,
  outside: ({ subject, file, name }, ctx) => takeOutside({ subject, name, path: ctx.files.pathOf(file) }, ctx),
  callFile: ({ file, samples, outside, scores, panels }, ctx) => {
    const pathOf = (token: FileToken): string => ctx.files.pathOf(token);
    const paths = { path: pathOf(file), outside: outside && pathOf(outside), scores: scores.map(pathOf) };
    return callFile({ ...paths, samples, panels }, ctx, { signal: ctx.signal, report: ctx.report });
  },
  variants: ({ subject }, { library }) => variantsOf(library, subject),
  loadScore: ({ file, name }, ctx) => loadScore({ path: ctx.files.pathOf(file), name }, ctx),
  scores: async (_, { library }) => [...(await installedScores(library))],
  removeScore: async ({ digest }, { library }) => {
    await removeScore(library, digest);
    return {};
  },
  changed: (emit, { session }) =>
    session.whileOpen((library) =>
      library.news.listen(({ what, subject }) => {
        if (what === 'genome') emit({ subject });
      }),
    ),
};
