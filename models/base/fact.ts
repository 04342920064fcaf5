import { Actor } from './actor.ts';
import { Code, Quantity } from './code.ts';
import { Instant } from './dates.ts';
import { FindingId, GenomeFileId } from './ids.ts';
import { z } from './schema.ts';

/** Where a Fact came from: an accepted finding, a genome file, the image headers, a person, a pack. */
export const FactOrigin = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('finding'), id: FindingId, by: Actor }),
  z.object({ kind: z.literal('genome'), file: GenomeFileId, detail: z.string() }),
  z.object({ kind: z.literal('image'), detail: z.string() }),
  z.object({ kind: z.literal('typed'), by: Actor }),
  z.object({ kind: z.literal('file'), name: z.string() }),
]);
export type FactOrigin = z.infer<typeof FactOrigin>;

/** What a Fact says: a number with a unit, a code, a yes/no, or a word from a closed list. */
export const FactValue = z.discriminatedUnion('kind', [
  Quantity.extend({ kind: z.literal('quantity') }),
  z.object({ kind: z.literal('code'), code: Code }),
  z.object({ kind: z.literal('text'), text: z.string() }),
  z.object({ kind: z.literal('boolean'), is: z.boolean() }),
]);
export type FactValue = z.infer<typeof FactValue>;

/**
 * One coded statement about the Subject. *Facts are how features meet*: risk and report read Facts and import neither
 * genome nor imaging. `key` is the name inputs go by (`resources/knowledge/inputs`), e.g. `sbp`, `apoe`,
 * `hippocampus_left_ml`. The newest Fact of a key counts.
 */
export const Fact = z.object({
  key: z.string().min(1),
  code: Code.nullable(),
  value: FactValue,
  at: Instant,
  from: FactOrigin,
  notes: z.array(z.string()),
});
export type Fact = z.infer<typeof Fact>;

/** The newest Fact of a key, or undefined when none is known. Total; on equal times the later in the list counts. */
export function newestFact(facts: readonly Fact[], key: string): Fact | undefined {
  let newest: Fact | undefined;
  for (const fact of facts) if (fact.key === key && (!newest || fact.at >= newest.at)) newest = fact;
  return newest;
}
