import { Digest } from '../../base/ids.ts';
import { z } from '../../base/schema.ts';
import { GenomeFileBody } from './genome-file.ts';
import { GuidelineTable, Recommendation, SilentGuideline } from '../pgx/guidelines/guideline-table.ts';
import { FileQuality } from '../quality/file-quality.ts';
import { PanelVariants } from '../variants/scan/panel-variant.ts';
import { ToldSex } from '../quality/tell-sex.ts';
import { ScoreResult } from '../pgs/score-result.ts';
import { Pharmacogene, TableCard } from '../pgx/pharmacogene.ts';

const QualityOfFile = GenomeFileBody.omit({ schema: true, lookedFor: true, scores: true, quality: true }).extend({
  reading: z.enum(['whole', 'index']), // `index`: only where an index beside the file says that wanted places may be; lines are numbered among those read
  digest: Digest.nullable(), // null: read through the index
  records: z.number().int().nullable(), // null: not counted, read through the index
  wanted: z.number().int(), // positions of pharmacogenes that tables name
  called: z.number().int(), // of them, those with a whole genotype
  lines: FileQuality.nullable(), // all lines of the file, counted for the sample; null: read through the index, or a chip file
  sex: ToldSex.nullable(), // that they fit
});

/** One sample of a file: what was noticed, every gene position by position, everything guidelines say. */
export const SampleCalls = z.object({
  sample: z.string(),
  quality: QualityOfFile,
  genes: z.array(Pharmacogene).readonly(),
  recommendations: z.array(Recommendation).readonly(), // all rows that apply; none is picked
  silent: z.array(SilentGuideline).readonly(), // guidelines that name a gene with a result and have no row for it
  scores: z.array(ScoreResult).readonly(), // in the order the scoring files were named
  variants: PanelVariants.nullable(), // carried ones in the genes of panels; null: a chip file
});
export type SampleCalls = Readonly<z.infer<typeof SampleCalls>>;

/** What `genome --out FILE.json` writes: a file, for each of the samples asked for. */
export const GenomeCalls = z.object({
  schema: z.literal(1),
  file: z.string(),
  guidelines: z.array(TableCard.extend({ by: GuidelineTable.shape.source })).readonly(),
  outsideRefused: z
    .array(
      z.object({
        number: z.number().int(),
        code: z.string(),
        params: z.record(z.string(), z.union([z.string(), z.number()])),
      }),
    )
    .readonly(), // lines of the file of outside calls that were not taken
  samples: z.array(SampleCalls).readonly(),
});
export type GenomeCalls = Readonly<z.infer<typeof GenomeCalls>>;
