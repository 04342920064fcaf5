import { AppError } from '../../base/app-error.ts';
import type { FlatCard } from '../card/flat-card.ts';
import { judge, note, refused } from '../guard.ts';
import type { Guard, GuardReason } from '../guard.ts';
import { TileBlend } from '../operators/blend-tiles.ts';
import type { PackHooks } from '../run/run-pack.ts';
import { askNetwork } from '../run/runtime.ts';
import type { Runtime } from '../run/runtime.ts';
import { checkFlat } from './check-flat.ts';
import { describeImage } from '../run/distance/describe-image.ts';
import { distanceNote } from '../run/distance/training-distance.ts';
import { masksOf } from './found/masks.ts';
import type { Found } from './found/found.ts';
import { checkColor, guardFlat } from './guard-flat.ts';
import type { FlatGiven } from './guard-flat.ts';
import { findFlat } from './find-flat.ts';
import { measureFlat } from './measure-flat.ts';
import type { FlatMeasured, PixelSpacing } from './measure-flat.ts';
import type { FlatImage } from './operators/flat-image.ts';
import { prepareFlatStep } from './operators/list.ts';
import { cutFlatTile, flatTileStarts } from './operators/tiles.ts';

export interface FlatPack {
  readonly card: FlatCard;
  readonly runtime: Runtime;
}

/** One image as a pack gets it; grey is turned so that larger is brighter. */
export interface FlatInput extends Omit<FlatGiven, 'rows' | 'columns' | 'channels'> {
  readonly image: FlatImage;
  readonly spacing: PixelSpacing | null;
}

/** What was found in one image and what was measured on it. */
export interface FlatPart extends FlatMeasured {
  readonly found: Found;
}

export interface FlatOutcome {
  readonly guard: Guard;
  readonly parts: readonly FlatPart[];
  readonly timesMs: Readonly<Record<'prepare' | 'network' | 'interpret', number>>;
}

/** Luma of colour stored for a grey image. Total. @source  ITU-R BT.601. */
export function asGrey({ rows, columns, values }: FlatImage): FlatImage {
  const pixels = rows * columns;
  const grey = new Float32Array(pixels);
  for (let i = 0; i < pixels; i++)
    grey[i] = 0.299 * (values[i] ?? 0) + 0.587 * (values[pixels + i] ?? 0) + 0.114 * (values[2 * pixels + i] ?? 0);
  return { channels: 1, rows, columns, values: grey };
}

/**
 * An image ready for the network, and `unit`, as it left the last step that is none of standardising: 0 to 1 where a card
 * standardises last; where a step comes after (tiles), as ready as the network's. Cards' input statistics are taken of it.
 */
export interface PreparedFlat {
  readonly ready: FlatImage;
  readonly unit: FlatImage;
}

/** Takes an image through the card's steps. Total. */
export function prepareFlat(card: FlatCard, image: FlatImage): PreparedFlat {
  let [ready, unit] = [image, image];
  for (const step of card.preprocess) {
    ready = prepareFlatStep(step, ready);
    if (step.op !== 'standardise') unit = ready;
  }
  return { ready, unit };
}

/** The network's answer on its own output grid, `channels × rows × columns`. */
export interface FlatAnswer extends FlatImage {
  readonly stride: number;
}

/** How many channels the card's network answers. Total. */
export const answerChannels = ({ output }: FlatCard): number => {
  switch (output.kind) {
    case 'masks':
      return output.labels.length;
    case 'ellipse':
      return 1;
    case 'objects':
      return 2;
    case 'boxes':
      return output.labels.length + 4;
  }
};

/**
 * Asks the network tile by tile and joins the answers.
 *
 * @throws AppError `job.cancelled` between tiles; `infer.wrong-output` when the graph is not what the card says.
 */
export async function answerFlat(
  { card, runtime }: FlatPack,
  ready: FlatImage,
  hooks: Pick<PackHooks, 'signal' | 'report'>,
): Promise<FlatAnswer> {
  const { patch } = card.input;
  const channels = answerChannels(card);
  const stride = card.output.kind === 'boxes' ? card.output.stride : 1;
  const overlap = card.preprocess.find((step) => step.op === 'tiles')?.overlap ?? 0;
  const starts = flatTileStarts(ready, patch, overlap);
  const out: [number, number] = [patch[0] / stride, patch[1] / stride];
  const [rows, columns] = [Math.ceil(ready.rows / stride), Math.ceil(ready.columns / stride)];
  const blend = new TileBlend({ shape: [1, rows, columns], patch: [1, ...out], channels });
  for (const [n, start] of starts.entries()) {
    if (hooks.signal.aborted) throw new AppError('job.cancelled');
    const tile = cutFlatTile(ready, start, patch);
    const { data, dims } = await askNetwork(runtime, { data: tile, dims: [1, ready.channels, ...patch] });
    if (data.length !== channels * out[0] * out[1])
      throw new AppError('infer.wrong-output', { found: dims.join(' × '), channels });
    if (starts.length === 1 && out[0] === rows && out[1] === columns) {
      hooks.report(1, 1);
      return { channels, rows, columns, values: data, stride };
    }
    blend.add([0, start[0] / stride, start[1] / stride], data);
    hooks.report(n + 1, starts.length);
  }
  return { channels, rows, columns, values: blend.result(), stride };
}

const isConstant = ({ values }: FlatImage): boolean => {
  const [first = 0] = values;
  return values.every((value) => value === first);
};

/** The labels on the grid that the network read, for the checks that look at what it read. */
const readBitsOf = ({ output }: FlatCard, answer: FlatAnswer): Uint8Array => {
  if (output.kind !== 'masks') return new Uint8Array(0);
  const size = answer.rows * answer.columns;
  return masksOf(
    output.labels.map((_, n) => answer.values.subarray(n * size, (n + 1) * size)),
    answer,
  );
};

/** What the network's answer says of an image: found, measured, checked. Total. */
export function interpretFlat(
  card: FlatCard,
  { image, spacing }: Pick<FlatInput, 'image' | 'spacing'>,
  { prepared, answer }: { readonly prepared: PreparedFlat; readonly answer: FlatAnswer },
): { readonly part: FlatPart; readonly against: readonly GuardReason[] } {
  const found = findFlat(card, image, answer);
  const measured = measureFlat({ card, found, size: image, spacing, answer });
  const against = checkFlat({
    card,
    found,
    size: image,
    values: measured.values,
    read: prepared.unit,
    answer,
    readBits: readBitsOf(card, answer),
  });
  return { part: { found, ...measured }, against };
}

/**
 * Runs a pack on one image: guard, prepare, network, find, measure, judge. The same in a window's worker and in Node.
 *
 * @returns the guard's word and at most one part; an implausible one is left out with the reason.
 * @throws AppError `job.cancelled` between tiles, `infer.wrong-output` when the graph is not what the card says.
 */
export async function runFlat(pack: FlatPack, input: FlatInput, hooks: PackHooks): Promise<FlatOutcome> {
  const { card } = pack;
  const start = hooks.now();
  const { rows, columns, channels } = input.image;
  const before = guardFlat(card, { ...input, rows, columns, channels });
  const refusal = (reasons: readonly GuardReason[]): FlatOutcome => ({
    guard: judge(reasons),
    parts: [],
    timesMs: { prepare: hooks.now() - start, network: 0, interpret: 0 },
  });
  if (before.verdict === 'refused') return refusal(before.reasons);
  const isTurned = card.input.channels === 1 && channels === 3;
  const turned = isTurned ? checkColor(card, input.image.values) : [];
  if (judge(turned).verdict === 'refused') return refusal([...before.reasons, ...turned]);
  const image = isTurned ? asGrey(input.image) : input.image;
  if (image.values.some((value) => !Number.isFinite(value)))
    return refusal([...before.reasons, refused('infer.not-numbers')]);
  if (isConstant(image)) return refusal([...before.reasons, refused('infer.constant')]);
  const prepared = prepareFlat(card, image);
  const began = hooks.now();
  const answer = await answerFlat(pack, prepared.ready, hooks);
  const answered = hooks.now();
  const { part, against } = interpretFlat(card, { image, spacing: input.spacing }, { prepared, answer });
  const isEmpty = part.found.kind === 'ellipse' && part.found.ellipse === null;
  const reasons = [
    ...before.reasons,
    ...turned,
    ...distanceNote(card.inputStatistics, () => describeImage(prepared.unit)),
    ...against,
    ...(isEmpty ? [note('infer.flat-nothing')] : []),
  ];
  const parts = against.length === 0 && !isEmpty ? [part] : [];
  const timesMs = { prepare: began - start, network: answered - began, interpret: hooks.now() - answered };
  return { guard: judge(reasons), parts, timesMs };
}
