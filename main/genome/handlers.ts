import type { Counted } from '../../models/base/ipc/counted.ts';
import type { FileToken } from '../../models/base/ids.ts';
import type { Handlers } from '../../models/base/ipc/contract.ts';
import type { genome as contract } from '../../models/genome/contract.ts';
import type { Context } from '../app/context.ts';
import { installedScores, loadScore, removeScore } from './pgs/installed-scores.ts';
import { loadPanel, removePanel } from './pgs/panel/installed-panels.ts';
import { loadComponents, placementsOf } from './pgs/panel/placements.ts';
import { listKnowledge } from './pgx/knowledge/list-knowledge.ts';
import { loadKnowledge, removeKnowledge } from './pgx/knowledge/load-knowledge.ts';
import { tellOutside } from './pgx/tell-outside.ts';
import { installedClinvar, loadClinvar, removeClinvar } from './variants/packs/installed-clinvar.ts';
import { installedExons, loadExons, removeExons } from './variants/packs/installed-exons.ts';
import { removeView, savedViews, saveView } from './variants/saved-views.ts';
import { variantEvidence } from './variants/interpret/evidence.ts';
import { interpret } from './variants/interpret/interpret.ts';
import { interpretedCase } from './variants/interpret/interpretations.ts';
import { variantsOf } from './variants/kept-variants.ts';
import { callFile } from './pgx/call-file.ts';
import { takeOutside } from './pgx/take-outside.ts';
import { samplesOf } from './read-genome-file.ts';
import { scanVcf } from './scan.ts';
import { normalise } from './read/norm/normalise.ts';
import { exportGenome } from './shown/export-genome.ts';
import { newestSummary } from './shown/summary.ts';

type JobContext = Context & { readonly report: (progress: Counted) => void };
type Run = Pick<JobContext, 'signal' | 'report'>;

/** Runs work as a job of the list: it is cancelled from there too, and tells both how far it is. */
const listed = <T>(kind: string, input: object, ctx: JobContext, work: (run: Run) => Promise<T>): Promise<T> =>
  ctx.library.jobs.run({ kind, input, signal: ctx.signal, report: ctx.report }, work);

export const genomeHandlers: Handlers<(typeof contract)['entries'], Context> = {
  scan: (input, ctx) => {
    const { subject, sample, isSamePerson } = input;
    const path = ctx.files.pathOf(input.file);
    return listed('genome.scan', { subject, sample }, ctx, (run) =>
      scanVcf({ path, sample, subject, isSamePerson }, ctx, run),
    );
  },
  samples: async ({ file }, { files }) => ({ samples: [...(await samplesOf(files.pathOf(file)))] }),
  summary: ({ subject }, { library }) => newestSummary(library, subject),
  pharmacogenes: async ({ subject }, { library, pharmacogenes }) => (await pharmacogenes.of(subject, library)).genes,
  recommendations: async ({ subject }, { library, pharmacogenes }) => (await pharmacogenes.of(subject, library)).advice,
  outside: ({ subject, file, name }, ctx) => takeOutside({ subject, name, path: ctx.files.pathOf(file) }, ctx),
  tellOutside: (asked, ctx) => tellOutside(asked, ctx),
  callFile: ({ file, samples, outside, scores, panels, isIndexUsed = false }, ctx) => {
    const pathOf = (token: FileToken): string => ctx.files.pathOf(token);
    const paths = { path: pathOf(file), outside: outside && pathOf(outside), scores: scores.map(pathOf) };
    return callFile({ ...paths, samples, panels, isIndexUsed }, ctx, { signal: ctx.signal, report: ctx.report });
  },
  normalise: ({ file, fasta, out, ...asked }, { files, signal, report }) => {
    const start = { path: files.pathOf(file), fasta: fasta && files.pathOf(fasta), out: files.pathOf(out), asked };
    return normalise(start, { signal, report });
  },
  variants: ({ subject }, { library }) => variantsOf(library, subject),
  interpretations: async ({ subject }, { library, resources }) =>
    (await interpretedCase(library, subject, resources)).said,
  interpret: ({ subject, change }, ctx) => interpret(subject, change, ctx),
  evidence: (asked, ctx) => variantEvidence(asked, ctx),
  knowledge: (_, { library, resources }) => listKnowledge(library, resources),
  loadKnowledge: ({ file, name, sha256 }, ctx) =>
    listed('genome.knowledge', { name }, ctx, ({ signal }) =>
      loadKnowledge({ path: ctx.files.pathOf(file), name, sha256 }, ctx, signal),
    ),
  removeKnowledge: async ({ digest }, { library }) => {
    await removeKnowledge(library, digest);
    return {};
  },
  exportFile: (asked, ctx) => exportGenome(asked, ctx),
  printed: async ({ subject }, { library, actor }) => {
    await library.journal.note({ actor, subject, kind: 'genome.print' });
    return {};
  },
  loadPanel: ({ file, name, score }, ctx) =>
    listed('genome.panel', { name }, ctx, (run) => loadPanel({ path: ctx.files.pathOf(file), name, score }, ctx, run)),
  removePanel: async (asked, { library }) => {
    await removePanel(library, asked);
    return {};
  },
  loadComponents: ({ subject, file, name }, ctx) =>
    listed('genome.components', { subject, name }, ctx, ({ signal }) =>
      loadComponents({ subject, path: ctx.files.pathOf(file), name }, ctx, signal),
    ),
  placements: ({ subject }, { library }) => placementsOf(library, subject),
  loadClinvar: ({ file, name }, ctx) =>
    listed('genome.clinvar', { name }, ctx, (run) => loadClinvar({ path: ctx.files.pathOf(file), name }, ctx, run)),
  clinvar: (_, { library }) => installedClinvar(library),
  removeClinvar: async ({ digest }, { library }) => {
    await removeClinvar(library, digest);
    return {};
  },
  loadExons: ({ file, name }, ctx) =>
    listed('genome.exons', { name }, ctx, (run) => loadExons({ path: ctx.files.pathOf(file), name }, ctx, run)),
  exons: (_, { library }) => installedExons(library),
  removeExons: async ({ digest }, { library }) => {
    await removeExons(library, digest);
    return {};
  },
  views: (_, { library, actor }) => savedViews(library, actor),
  saveView: (view, { library, actor }) => saveView(library, actor, view),
  removeView: ({ name }, { library, actor }) => removeView(library, actor, name),
  loadScore: ({ file, name }, ctx) =>
    listed('genome.score', { name }, ctx, (run) => loadScore({ path: ctx.files.pathOf(file), name }, ctx, run)),
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
