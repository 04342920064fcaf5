import { z } from '../../base/schema.ts';

/** Why a position has no genotype. The code is the language key; every one needs `gene` and `site`. */
export const NotCalledCode = z.enum([
  'genome.absent', // not in the file: never taken as reference
  'genome.no-place', // the file's build has no such place
  'genome.cut', // not in what is left of a cut file
  'genome.malformed', // its line names an allele that it does not have, or its GT is none
  'genome.no-call', // the file says ./.
  'genome.half-call',
  'genome.ploidy', // not two copies
  'genome.filtered',
  'genome.low-block', // inside a reference block of too little quality or depth, or with neither stated
  'genome.conflict', // two lines disagree
  'genome.overlapped', // a deletion or a symbolic allele lies over it
  'genome.other-allele', // a base that the table does not know
  'genome.reference-mismatch',
]);
export type NotCalledCode = z.infer<typeof NotCalledCode>;

const Where = { rsid: z.string(), contig: z.string(), start: z.number().int().nonnegative(), ref: z.string() };

/** What the file says of one position (0-based `start`, plus strand): two bases, or why there are none. */
export const SiteCall = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('called'),
    ...Where,
    bases: z.tuple([z.string(), z.string()]), // in strand order when phased
    isPhased: z.boolean(),
    phaseSet: z.string().nullable(),
    evidence: z.enum(['variant', 'reference-record', 'reference-block']),
    depth: z.number().nullable(),
    genotypeQuality: z.number().nullable(),
    line: z.number().int(),
  }),
  z.object({
    kind: z.literal('not-called'),
    ...Where,
    code: NotCalledCode,
    detail: z.string(), // what was found: the filter's name, the base, the quality
    line: z.number().int().nullable(),
  }),
]);
export type SiteCall = z.infer<typeof SiteCall>;
export type CalledSite = Extract<SiteCall, { kind: 'called' }>;
