import { Digest, GenomeFileId, SubjectId } from '../base/ids.ts';
import { Instant } from '../base/dates.ts';
import { z } from '../base/schema.ts';
import { GenomeBuild } from './build/genome-build.ts';

const Params = z.record(z.string(), z.union([z.string(), z.number()]));

/** A remark on a file: lines that were left out, a missing end, an odd header. */
export const FileProblem = z.object({ code: z.string(), params: Params });
export type FileProblem = z.infer<typeof FileProblem>;

/** What reading a file told about the file itself. Stored with it; the genotypes stand beside. */
export const GenomeFileBody = z.object({
  schema: z.literal(1),
  digest: Digest,
  bytes: z.number().int(),
  fileFormat: z.string().nullable(),
  compression: z.enum(['none', 'gzip', 'bgzip']),
  build: GenomeBuild,
  evidence: z.array(
    z.object({
      kind: z.enum(['lengths', 'header', 'accessions', 'positions']),
      build: z.enum(['GRCh37', 'GRCh38', 'neither']),
      count: z.number().int(),
    }),
  ),
  sample: z.string(),
  sampleCount: z.number().int(),
  records: z.number().int(),
  kept: z.number().int(),
  problems: z.array(FileProblem),
});
export type GenomeFileBody = z.infer<typeof GenomeFileBody>;

export const GenomeFile = GenomeFileBody.extend({
  id: GenomeFileId,
  subject: SubjectId.nullable(),
  name: z.string(),
  at: Instant,
});
export type GenomeFile = z.infer<typeof GenomeFile>;
