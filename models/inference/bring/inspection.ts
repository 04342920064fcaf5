import { Reason } from '../../base/result.ts';
import { z } from '../../base/schema.ts';
import { ModelCard } from '../card/card.ts';
import { Draft } from './answers.ts';

/** Who vouches for a pack. `unknown-key`: the signature holds, but nobody here listed its key. */
export const PackSignature = z.object({
  status: z.enum(['none', 'unknown-key', 'trusted', 'wrong']),
  signer: z.string().nullable(),
  fingerprint: z.string().nullable(),
});
export type PackSignature = z.infer<typeof PackSignature>;

/** What a graph is made of, as a person is shown it. */
export const GraphShown = z.object({
  file: z.string(),
  bytes: z.number().int(),
  opset: z.number().int(),
  producer: z.string(),
  nodes: z.number().int(),
  operators: z.array(z.string()),
  inputs: z.array(z.object({ name: z.string(), dims: z.array(z.number().nullable()) })),
  outputs: z.array(z.object({ name: z.string(), dims: z.array(z.number().nullable()) })),
});
export type GraphShown = z.infer<typeof GraphShown>;

/** One check that was made, in its order; those after the first that failed are not made. */
export const PackCheck = z.object({
  check: z.enum(['card', 'operators', 'signature', 'dry-run', 'example']),
  isPassed: z.boolean(),
  reason: Reason.nullable(), // why not; or what must be known although it passed
});
export type PackCheck = z.infer<typeof PackCheck>;

/** What was found in something a person wants to bring, before anything is kept of it. */
export const Inspection = z.object({
  name: z.string(),
  /** Null: a network without a card; a person must write one. */
  card: ModelCard.nullable(),
  /** Of a network without a card: what files beside it say. */
  draft: Draft.nullable(),
  draftFrom: z.enum(['monai', 'nnunet', 'none']),
  graph: GraphShown.nullable(),
  licenceText: z.string().nullable(), // the beginning of the licence's file
  signature: PackSignature,
  checks: z.array(PackCheck),
  /** Why it cannot be installed; null when it can (once it has a card). */
  problem: Reason.nullable(),
});
export type Inspection = z.infer<typeof Inspection>;
