import type { VolumeCard } from '../card/volume-card.ts';
import { middleOfHead, sidesOf } from '../grid/side.ts';
import { extentOf } from '../grid/volume.ts';
import type { Volume } from '../grid/volume.ts';
import { guardInput, judge, note, refused, shown } from '../guard.ts';
import type { Guard, GuardInput, GuardReason } from '../guard.ts';
import type { Side } from '../operators/mirror-to-left.ts';
import { answerCrop } from './answer-crop.ts';
import { interpretCrop } from './interpret-crop.ts';
import type { PackPart } from './interpret-crop.ts';
import { prepareCrop } from './prepare-crop.ts';
import type { Crop, Place } from './prepare-crop.ts';
import type { Runtime } from './runtime.ts';

/** A card and something that runs its graph. */
export interface Pack {
  readonly card: VolumeCard;
  readonly runtime: Runtime;
}

export interface PackInput extends Omit<GuardInput, 'geometry'> {
  readonly volume: Volume;
  /** What a person says about every box; null: decided from patient coordinates. */
  readonly side: 'left' | 'right' | null;
}

export interface PackHooks {
  readonly signal: { readonly aborted: boolean };
  readonly report: (done: number, total: number) => void; // tiles
  readonly now: () => number; // ms, any zero
}

export interface PackOutcome {
  /** `refused`: no part at all. A part withheld as implausible leaves its reason here. */
  readonly guard: Guard;
  readonly parts: readonly PackPart[];
  readonly timesMs: Readonly<Record<'prepare' | 'network' | 'interpret', number>>;
}

/** A crop has no known place in the head, so no side unless a person says so. */
function sidesFor({ input: { chirality, box } }: VolumeCard, { boxes, side, volume }: PackInput): readonly Side[] {
  const places = Math.max(1, boxes.length);
  if (side && chirality === 'left') return Array.from({ length: places }, () => side);
  const isCrop = extentOf(volume.geometry).every((mm) => mm < (box?.neededFromMm ?? 0));
  if (chirality === 'none' || isCrop || boxes.length === 0) return Array.from({ length: places }, () => 'unknown');
  return sidesOf(boxes, () => middleOfHead(volume));
}

const placesOf = (card: VolumeCard, input: PackInput): readonly Place[] =>
  sidesFor(card, input).map((side, i) => ({ side, box: input.boxes[i] ?? null }));

/** A result whose volume or doubt is outside the card's range is withheld, not shown with a warning. */
function checkPlausible({ plausibility }: VolumeCard, { side, totalMl, uncertain }: PackPart): GuardReason | undefined {
  const [low, high] = plausibility.volumeMl.total;
  if (totalMl < low || totalMl > high)
    return refused('infer.implausible', { side, found: shown(totalMl, 3), low, high });
  const max = plausibility.uncertainShare?.max;
  if (max === undefined || uncertain === null || uncertain <= max) return undefined;
  return refused('infer.uncertain', { side, found: Math.round(uncertain * 100), limit: Math.round(max * 100) });
}

const isCrop = (prepared: Crop | GuardReason): prepared is Crop => 'starts' in prepared;

/** Two notes that say the same are one. */
const distinct = (reasons: readonly GuardReason[]): readonly GuardReason[] => [
  ...new Map(reasons.map((reason) => [JSON.stringify(reason), reason])).values(),
];

/** Runs the crops one after the other and sums up the time of each step. */
async function runCrops(pack: Pack, crops: readonly Crop[], { input, hooks }: { input: PackInput; hooks: PackHooks }) {
  const channels = pack.card.output.labels.length + 1;
  const total = crops.reduce((sum, crop) => sum + crop.starts.length, 0);
  const parts: PackPart[] = [];
  const spent = { network: 0, interpret: 0 };
  let done = 0;
  const onTile = (): void => hooks.report(++done, total);
  for (const crop of crops) {
    const start = hooks.now();
    const logits = await answerCrop(pack.runtime, crop, {
      channels,
      axes: pack.card.input.axes,
      signal: hooks.signal,
      onTile,
    });
    const answered = hooks.now();
    parts.push(interpretCrop(pack.card, input.volume.geometry, { crop, logits }));
    spent.network += answered - start;
    spent.interpret += hooks.now() - answered;
  }
  return { parts, ...spent };
}

/**
 * Runs a pack on an image: guard, prepare, network tile by tile, back onto the image's own grid, label, count, judge.
 * The same in a window's worker and in Node.
 *
 * @param input  the whole volume; boxes in mm LPS (none: the whole image); `missingSlices` are indices along slices
 *               that were interpolated by position when the volume was built.
 * @returns the guard's word and one part a box, in the boxes' order; an implausible part is left out.
 * @throws AppError `job.cancelled` between tiles, `infer.wrong-output` when the graph is not what the card says.
 */
export async function runPack(pack: Pack, input: PackInput, hooks: PackHooks): Promise<PackOutcome> {
  const { card } = pack;
  const start = hooks.now();
  const before = guardInput(card, { ...input, geometry: input.volume.geometry });
  const refusal = (guard: Guard): PackOutcome => ({
    guard,
    parts: [],
    timesMs: { prepare: hooks.now() - start, network: 0, interpret: 0 },
  });
  if (before.verdict === 'refused') return refusal(before);
  const prepared = placesOf(card, input).map((place) => prepareCrop(card, input, place));
  const stopped = prepared.filter((crop): crop is GuardReason => !isCrop(crop));
  if (stopped.length > 0) return refusal(judge([...before.reasons, ...stopped]));
  const prepare = hooks.now() - start;

  const { parts, network, interpret } = await runCrops(pack, prepared.filter(isCrop), { input, hooks });
  const implausible = parts.map((part) => checkPlausible(card, part));
  const kept = parts.filter((_, i) => !implausible[i]);
  const given = input.side && card.input.chirality === 'left' ? [note('infer.side-given', { side: input.side })] : [];
  const notes = parts.flatMap((part) => part.notes);
  const reasons = distinct([...before.reasons, ...given, ...notes, ...implausible.filter((r) => r !== undefined)]);
  const verdict = kept.length === 0 ? 'refused' : reasons.length > 0 ? 'noted' : 'passed';
  return { guard: { verdict, reasons: [...reasons] }, parts: kept, timesMs: { prepare, network, interpret } };
}
