import { call, feature, feed } from '../base/ipc/contract.ts';
import { Params } from '../base/result.ts';
import { z } from '../base/schema.ts';
import { VolumeGeometry } from '../imaging/display-set.ts';
import { NetworkCard } from './card/card.ts';
import { Box } from './grid/box.ts';
import { Guard, GuardReason } from './guard.ts';
import { Side } from './operators/mirror-to-left.ts';

const Nothing = z.object({});
/** Where a network runs; a rule never comes here. */
const Provider = z.enum(['wasm', 'webgpu']);

/** What the window runs on: a real graphics adapter by name, driver and browser version, or null. */
export const HostMachine = z.object({
  gpu: z.string().nullable(),
  threads: z.number().int().positive(), // that WASM may use here
  isIsolated: z.boolean(),
});
export type HostMachine = z.infer<typeof HostMachine>;

/** A volume for a pack, without its voxels (GET /infer/<work>/volume). */
const HostVolume = z.object({
  geometry: VolumeGeometry,
  modality: z.string().nullable(),
  bodyPart: z.string().nullable(),
  missingSlices: z.array(z.number().int()),
  boxes: z.array(Box),
  side: z.enum(['left', 'right']).nullable(),
});
const Size = { rows: z.number().int().positive(), columns: z.number().int().positive() };
/** One image for a pack, without its values (GET /infer/<work>/volume). */
const HostImage = z.object({
  ...Size,
  channels: z.number().int().positive(),
  modality: z.string().nullable(),
  bodyPart: z.string().nullable(),
  view: z.string().nullable(),
  spacing: z.object({ acrossRows: z.number(), acrossColumns: z.number() }).nullable(),
});
export const HostInput = z.union([HostVolume, HostImage]);
export type HostInput = z.infer<typeof HostInput>;

/** What main asks of the hidden window, one at a time; `stop` ends the work of that name. */
export const HostWork = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('run'),
    work: z.string(),
    card: NetworkCard,
    provider: Provider,
    threads: z.number().int(),
    input: HostInput,
  }),
  /** The network's answer to the pack's golden input: the same tile on `provider` and on WASM, compared. */
  z.object({ kind: z.literal('compare'), work: z.string(), card: NetworkCard, threads: z.number().int() }),
  /**
   * The network's answer to one tile (GET /infer/<work>/volume, of these dimensions), put as label map 0: float32, little
   * endian. In a worker of its own that ends with it, whose memory may grow to `mostBytes`: for networks that were brought.
   */
  z.object({
    kind: z.literal('try'),
    work: z.string(),
    card: NetworkCard,
    dims: z.array(z.number().int().positive()),
    mostBytes: z.number().int().positive(),
  }),
  z.object({ kind: z.literal('stop'), work: z.string() }),
  /** The library was locked: the worker that ran something, and so holds what it read, ends once it is idle. */
  z.object({ kind: z.literal('forget') }),
]);
export type HostWork = z.infer<typeof HostWork>;

/** A part without its label map (PUT /infer/<work>/labels/<n>, the order of `parts`). */
const HostVolumePart = z.object({
  box: Box.nullable(),
  side: Side,
  volumes: z.array(z.object({ value: z.number().int(), voxels: z.number().int(), ml: z.number() })),
  totalMl: z.number(),
  uncertain: z.number().nullable(),
  notes: z.array(GuardReason),
});
const Pixel = z.tuple([z.number(), z.number()]);
const HostInterval = z.object({ low: z.number(), high: z.number(), coverage: z.number() });
/** What was found in one image; masks and objects go as label maps do. */
const HostFlatPart = z.object({
  found: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('masks') }),
    z.object({
      kind: z.literal('ellipse'),
      ellipse: z.object({ center: Pixel, semi: Pixel, angle: z.number() }).nullable(),
    }),
    z.object({ kind: z.literal('objects'), count: z.number().int() }),
    z.object({
      kind: z.literal('boxes'),
      boxes: z.array(z.object({ label: z.number().int(), score: z.number(), low: Pixel, high: Pixel })),
    }),
  ]),
  values: z.array(
    z.object({
      key: z.string(),
      label: z.number().int().nullable(),
      value: z.number(),
      unit: z.string(),
      spread: z.number().optional(),
      interval: HostInterval.optional(),
    }),
  ),
  unclear: z.array(HostInterval.extend({ key: z.string(), unit: z.string() })),
  lines: z.array(z.object({ key: z.string(), name: z.string(), from: Pixel, to: Pixel })),
});
export const HostPart = z.union([HostFlatPart, HostVolumePart]);
export type HostPart = z.infer<typeof HostPart>;

/** How a try ended: the memory it took and for how long it ran. */
export const HostTrial = z.object({ bytes: z.number().int().nonnegative(), timesMs: z.record(z.string(), z.number()) });
export type HostTrial = z.infer<typeof HostTrial>;

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
  tried: call({ input: z.object({ work: z.string(), trial: HostTrial }), output: Nothing }),
  failed: call({
    input: z.object({
      work: z.string(),
      code: z.string(),
      params: Params,
    }),
    output: Nothing,
  }),
});
