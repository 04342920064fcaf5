import { call, feature, feed } from '../base/ipc/contract.ts';
import { Params } from '../base/result.ts';
import { z } from '../base/schema.ts';
import { RunRecord } from '../findings/finding.ts';
import { VolumeGeometry } from '../imaging/display-set.ts';
import { ModelCard } from './card.ts';
import { Box } from './grid/box.ts';
import { Guard, GuardReason } from './guard.ts';
import { Side } from './operators/mirror-to-left.ts';

const Nothing = z.object({});
const Provider = RunRecord.shape.provider;

/** What the window runs on: a real graphics adapter by name, driver and browser version, or null. */
export const HostMachine = z.object({
  gpu: z.string().nullable(),
  threads: z.number().int().positive(), // that WASM may use here
  isIsolated: z.boolean(),
});
export type HostMachine = z.infer<typeof HostMachine>;

/** An image for a pack, without its voxels (GET /infer/<work>/volume). */
export const HostInput = z.object({
  geometry: VolumeGeometry,
  modality: z.string().nullable(),
  bodyPart: z.string().nullable(),
  missingSlices: z.array(z.number().int()),
  boxes: z.array(Box),
  side: z.enum(['left', 'right']).nullable(),
});
export type HostInput = z.infer<typeof HostInput>;

/** What main asks of the hidden window, one at a time; `stop` ends the work of that name. */
export const HostWork = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('run'),
    work: z.string(),
    card: ModelCard,
    provider: Provider,
    threads: z.number().int(),
    input: HostInput,
  }),
  /** The network's answer to the pack's golden input: the same tile on `provider` and on WASM, compared. */
  z.object({ kind: z.literal('compare'), work: z.string(), card: ModelCard, threads: z.number().int() }),
  z.object({ kind: z.literal('stop'), work: z.string() }),
]);
export type HostWork = z.infer<typeof HostWork>;

/** A part without its label map (PUT /infer/<work>/labels/<n>, the order of `parts`). */
export const HostPart = z.object({
  box: Box.nullable(),
  side: Side,
  volumes: z.array(z.object({ value: z.number().int(), voxels: z.number().int(), ml: z.number() })),
  totalMl: z.number(),
  uncertain: z.number().nullable(),
  notes: z.array(GuardReason),
});
export type HostPart = z.infer<typeof HostPart>;

export const HostOutcome = z.object({
  guard: Guard,
  parts: z.array(HostPart),
  provider: Provider, // WASM also when WebGPU was asked for and its device was lost: a note says so
  threads: z.number().int().positive(),
  timesMs: z.record(z.string(), z.number()),
});
export type HostOutcome = z.infer<typeof HostOutcome>;

/** The one feature of the hidden window's port: it listens for work and answers by calls. */
export const host = feature('host', {
  work: feed({ output: HostWork }),
  hello: call({ input: HostMachine, output: Nothing }),
  progress: call({
    input: z.object({ work: z.string(), done: z.number().int(), total: z.number().int() }),
    output: Nothing,
  }),
  done: call({ input: z.object({ work: z.string(), outcome: HostOutcome }), output: Nothing }),
  compared: call({ input: z.object({ work: z.string(), largestDifference: z.number().nullable() }), output: Nothing }),
  failed: call({
    input: z.object({
      work: z.string(),
      code: z.string(),
      params: Params,
    }),
    output: Nothing,
  }),
});
