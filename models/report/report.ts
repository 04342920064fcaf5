import { PackVersion, Person } from '../base/actor.ts';
import { Instant } from '../base/dates.ts';
import { Digest } from '../base/ids.ts';
import { z } from '../base/schema.ts';
import { Block } from './block.ts';
import { ReportCase } from './report-case.ts';

/** `text` is what an author may change; `blocks` are computed from the case and are not edited. */
export const ReportSection = z.object({
  id: z.string(),
  title: z.string(),
  text: z.string(),
  isEdited: z.boolean(),
  blocks: z.array(Block),
});
export type ReportSection = z.infer<typeof ReportSection>;

/** Who signed, when, the digest of the canonical content that was in front of them; why, where something was open. */
export const Signature = z.object({ by: Person, at: Instant, digest: Digest, reason: z.string().nullable() });
export type Signature = z.infer<typeof Signature>;

/**
 * A composed report: the case it was made from, frozen, and the sections as they are shown. All files written of it
 * (PDF, SEG, FHIR) say what stands here.
 */
export const Report = ReportCase.omit({ texts: true }).extend({
  schema: z.literal(1),
  status: z.enum(['preliminary', 'final']),
  language: z.string(), // BCP 47
  template: z.object({ id: z.string(), version: z.string() }),
  title: z.string(),
  sections: z.array(ReportSection),
  packs: z.array(PackVersion), // every pack a line or finding came from
  /** Findings were accepted by nobody: not reviewed. */
  isUnattended: z.boolean(),
  /** On every page. */
  notices: z.object({
    notCleared: z.string(),
    draft: z.string(),
    unattended: z.string(),
    /** Which report this one amends, and why. */
    amendment: z.string().optional(),
  }),
  signature: Signature.nullable(),
});
export type Report = z.infer<typeof Report>;
