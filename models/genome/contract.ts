import { call, feature, feed, job } from '../base/ipc/contract.ts';
import { Counted } from '../base/ipc/counted.ts';
import { Digest, FileToken, SubjectId } from '../base/ids.ts';
import { z } from '../base/schema.ts';
import { ApoeCall } from './apoe/call-apoe.ts';
import { GenomeCalls } from './file/genome-calls.ts';
import { GenomeFile } from './file/genome-file.ts';
import { DrugAdvice } from './pgx/guidelines/advise.ts';
import { OutsideWarning } from './pgx/outside/outside-call.ts';
import { ScoreCard } from './pgs/score-card.ts';
import { ScoreResult } from './pgs/score-result.ts';
import { PanelVariants } from './variants/scan/panel-variant.ts';
import { Pharmacogene } from './pgx/pharmacogene.ts';

/** A gene as the page shows it; hidden until the consent it needs is recorded. */
const ApoeView = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('shown'), call: ApoeCall }),
  z.object({ kind: z.literal('hidden'), code: z.literal('risk.consent') }),
]);

/** A score as the page shows it; hidden until the consent it needs is recorded. */
export const ScoreView = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('shown'), digest: Digest, result: ScoreResult }),
  z.object({ kind: z.literal('hidden'), digest: Digest, code: z.literal('risk.consent'), name: z.string() }),
]);
export type ScoreView = Readonly<z.infer<typeof ScoreView>>;

export const GenomeSummary = z.object({
  file: GenomeFile.omit({ scores: true }),
  apoe: ApoeView,
  scores: z.array(ScoreView).readonly(), // of the scoring files that were loaded when the file was read
});
export type GenomeSummary = z.infer<typeof GenomeSummary>;
/** The file without its scores, which may need a consent. */
export type ShownFile = GenomeSummary['file'];

const OfSubject = z.object({ subject: SubjectId });

/** A line of a file of outside calls that was not taken, and why. */
const RefusedLine = z.object({
  number: z.number().int(), // 1-based
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});

/** What became of a file of outside calls. */
const OutsideRead = z.object({
  calls: z.array(z.object({ gene: z.string(), warnings: z.array(OutsideWarning).readonly() })),
  refused: z.array(RefusedLine),
});

export const genome = feature('genome', {
  /**
   * Reads a VCF for one Subject. `sample` null: the only one. Refusals: `genome.sample-needed` {count, samples},
   * `genome.sample-unknown`, `genome.no-sample`, `genome.build`, `genome.build-unknown`, `genome.build-mixed`,
   * `genome.not-vcf`, `genome.bcf`, `genome.damaged`, `subject.conflict` {sex, birth, sample, genome} and others of `main/genome`. The file is joined to the Subject by
   * an Edit in the actor's name.
   */
  scan: job({
    input: z.object({
      file: FileToken,
      subject: SubjectId,
      sample: z.string().min(1).nullable(),
      isSamePerson: z.boolean().optional(), // a person said so, against `subject.conflict`
    }),
    progress: Counted,
    output: GenomeSummary,
  }),
  /** The samples of a VCF, from its header alone: to ask which one before the scan. */
  samples: call({ input: z.object({ file: FileToken }), output: z.object({ samples: z.array(z.string()) }) }),
  /** The newest file of the Subject, or null. */
  summary: call({ input: OfSubject, output: GenomeSummary.nullable() }),
  /** Every gene that has a table, by name: the newest file's call, and what a specialised caller told. */
  pharmacogenes: call({ input: OfSubject, output: z.array(Pharmacogene).readonly() }),
  /** Every drug that has a guideline, what is taken now first; nothing is picked where several rows apply. */
  recommendations: call({ input: OfSubject, output: z.array(DrugAdvice).readonly() }),
  /**
   * Takes over the calls of a specialised caller (a line each: gene, diplotype, phenotype, activity score, between tabs),
   * each by an Edit in the actor's name; a second call on a gene replaces the first. Refusals: `genome.outside-large`,
   * `genome.outside-none` where no line could be read; a line that is none is named and left out.
   */
  outside: call({ input: z.object({ subject: SubjectId, file: FileToken, name: z.string() }), output: OutsideRead }),
  /**
   * What a file says of each of its samples asked for (null: the only one), joined to nobody and kept nowhere. The file is
   * read once. Refusals as `scan` and `outside`.
   */
  callFile: job({
    input: z.object({
      file: FileToken,
      samples: z.array(z.string()).min(1).nullable(),
      outside: FileToken.nullable(),
      panels: z.array(z.string()).min(1).nullable(), // null: every panel that needs no consent
      scores: z.array(FileToken), // scoring files; one that is none is refused in each sample's result
    }),
    progress: Counted,
    output: GenomeCalls,
  }),
  /**
   * Keeps a scoring file in the library, to be summed whenever a genome file is read from then on. Refusals:
   * `genome.cannot-read`, `genome.pgs-large`, and those of `ScoreReader`.
   */
  loadScore: job({ input: z.object({ file: FileToken, name: z.string() }), progress: Counted, output: ScoreCard }),
  /** The scoring files that are loaded, the newest first. */
  scores: call({ input: z.object({}), output: z.array(ScoreCard) }),
  /** Takes a scoring file away; results that were made with it stay. */
  removeScore: call({ input: z.object({ digest: Digest }), output: z.object({}) }),
  /** What the newest file carries in gene panels; those of secondary findings with the consent alone. */
  variants: call({ input: OfSubject, output: PanelVariants.nullable() }),
  /** Null: what is loaded for all of them changed. */
  changed: feed({ output: z.object({ subject: SubjectId.nullable() }) }),
});
