import { Digest, GenomeFileId, SubjectId } from '../../base/ids.ts';
import { Instant } from '../../base/dates.ts';
import { z } from '../../base/schema.ts';
import { ArrayQuality } from '../array/array-quality.ts';
import { GenomeBuild } from '../build/genome-build.ts';
import { FileQuality } from '../quality/file-quality.ts';
import { ScoreResult } from '../pgs/score-result.ts';

const Params = z.record(z.string(), z.union([z.string(), z.number()]));

/** A remark on a file: lines that were left out, a missing end, an odd header. */
export const FileProblem = z.object({ code: z.string(), params: Params });
export type FileProblem = z.infer<typeof FileProblem>;

/** What reading a file told about the file itself. Stored with it; the kept records stand beside. */
export const GenomeFileBody = z.object({
  schema: z.literal(2),
  digest: Digest,
  bytes: z.number().int(),
  fileFormat: z.string().nullable(),
  compression: z.enum(['none', 'gzip', 'bgzip']),
  build: GenomeBuild,
  evidence: z.array(
    z.object({
      kind: z.enum(['lengths', 'header', 'accessions', 'positions', 'scores']),
      build: z.enum(['GRCh37', 'GRCh38', 'neither']),
      count: z.number().int(),
    }),
  ),
  sample: z.string(),
  sampleCount: z.number().int(),
  records: z.number().int(),
  kept: z.number().int(),
  problems: z.array(FileProblem),
  isWhole: z.boolean(), // false: it ends early, and what is missing may lie behind the cut
  lookedFor: z.record(z.string(), z.string()), // the pharmacogenes whose places were looked for: gene → version of its table
  quality: FileQuality.nullable().default(null), // all lines counted; null: they were not
  array: ArrayQuality.nullable().default(null), // the rows of a chip file, counted; null: it is none
  scores: z.array(ScoreResult).default([]), // of the scoring files that were loaded when it was read
});
export type GenomeFileBody = z.infer<typeof GenomeFileBody>;

export const GenomeFile = GenomeFileBody.extend({
  id: GenomeFileId,
  subject: SubjectId.nullable(),
  name: z.string(),
  at: Instant,
});
export type GenomeFile = z.infer<typeof GenomeFile>;
