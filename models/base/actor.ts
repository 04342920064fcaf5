import { Digest } from './ids.ts';
import { z } from './schema.ts';

export const Person = z.object({ kind: z.literal('person'), id: z.string().min(1), name: z.string().min(1) });
export type Person = z.infer<typeof Person>;

/** A pack that made a claim: id, version and the digest of what it computed with. */
export const PackVersion = z.object({
  kind: z.literal('pack'),
  id: z.string().min(1),
  version: z.string().min(1),
  digest: Digest,
});
export type PackVersion = z.infer<typeof PackVersion>;

/** Nobody looked: the command line with `--accept-all`. Never shown as a person. */
export const Unattended = z.object({ kind: z.literal('unattended') });
export type Unattended = z.infer<typeof Unattended>;

export const Actor = z.discriminatedUnion('kind', [Person, PackVersion, Unattended]);
export type Actor = z.infer<typeof Actor>;
