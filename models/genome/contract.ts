import { call, feature, feed, job } from '../base/ipc/contract.ts';
import { Counted } from '../base/ipc/counted.ts';
import { FileToken, SubjectId } from '../base/ids.ts';
import { z } from '../base/schema.ts';
import { ApoeCall } from './apoe/call-apoe.ts';
import { GenomeFile } from './genome-file.ts';

/** A gene as the page shows it; hidden until the consent it needs is recorded. */
const ApoeView = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('shown'), call: ApoeCall }),
  z.object({ kind: z.literal('hidden'), code: z.literal('risk.consent') }),
]);

/** How many of the positions that installed tables name have a genotype. */
const Tested = z.object({ called: z.number().int(), wanted: z.number().int() });

export const GenomeSummary = z.object({ file: GenomeFile, tested: Tested, apoe: ApoeView });
export type GenomeSummary = z.infer<typeof GenomeSummary>;

export const genome = feature('genome', {
  /**
   * Reads a VCF for one Subject. `sample` null: the only one. Refusals: `genome.sample-needed` {count, samples},
   * `genome.sample-unknown`, `genome.no-sample`, `genome.build`, `genome.build-unknown`, `genome.build-mixed`,
   * `genome.not-vcf`, `genome.bcf`, `genome.damaged` and others of `main/genome`. The file is joined to the Subject by
   * an Edit in the actor's name.
   */
  scan: job({
    input: z.object({ file: FileToken, subject: SubjectId, sample: z.string().min(1).nullable() }),
    progress: Counted,
    output: GenomeSummary,
  }),
  /** The samples of a VCF, from its header alone: to ask which one before the scan. */
  samples: call({ input: z.object({ file: FileToken }), output: z.object({ samples: z.array(z.string()) }) }),
  /** The newest file of the Subject, or null. */
  summary: call({ input: z.object({ subject: SubjectId }), output: GenomeSummary.nullable() }),
  changed: feed({ output: z.object({ subject: SubjectId }) }),
});
