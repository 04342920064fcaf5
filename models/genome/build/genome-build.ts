import { z } from '../../base/schema.ts';

export const GenomeBuild = z.enum(['GRCh37', 'GRCh38']);
export type GenomeBuild = z.infer<typeof GenomeBuild>;
