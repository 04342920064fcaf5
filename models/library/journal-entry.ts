import { Actor } from '../base/actor.ts';
import { Instant } from '../base/dates.ts';
import { Digest, EditId, SubjectId } from '../base/ids.ts';
import { Params } from '../base/result.ts';
import { z } from '../base/schema.ts';

/**
 * One link of the audit chain: an Edit (`kind` is its change's, `edit` its id) or an event beside the Edits
 * (`sign-in`, `study.open`, `report.export` …). `digest` covers the entry and the digest before it.
 */
export const JournalEntry = z.object({
  seq: z.number().int().positive(),
  at: Instant,
  actor: Actor,
  subject: SubjectId.nullable(),
  kind: z.string(),
  params: Params,
  edit: EditId.nullable(),
  /** The Edit this one takes back, and whether this one was taken back itself. */
  undoes: EditId.nullable(),
  isUndone: z.boolean(),
  digest: Digest,
});
export type JournalEntry = z.infer<typeof JournalEntry>;
