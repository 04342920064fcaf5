import { AppError } from '../../../base/app-error.ts';
import { z } from '../../../base/schema.ts';
import { codeKey } from '../../../base/code.ts';
import type { Code } from '../../../base/code.ts';
import type { FlatCard } from '../../card/flat-card.ts';
import type { PackHooks } from '../../run/run-pack.ts';
import { chanceOf } from '../found/found.ts';
import type { PixelPoint } from '../found/found.ts';
import { channelOf, cutPart } from '../operators/flat-image.ts';
import type { FlatImage } from '../operators/flat-image.ts';
import { answerFlat, asGrey, prepareFlat } from '../run-flat.ts';
import type { FlatAnswer, FlatPack } from '../run-flat.ts';
import { tileUnder } from './tile-under.ts';
import type { Region } from './tile-under.ts';

const Pixel = z.tuple([z.number(), z.number()]);

/**
 * What an answer depends on: for each part of the image how far hiding it lowers the model's mean certainty of what it found.
 * Parts in pixels of the image, outer edges `[column, row]`, row by row; `drop` −1 to 1, negative where hiding it raises it.
 */
export const Saliency = z.object({
  certainty: z.number(), // mean over what was found, nothing hidden; 0 to 1
  cells: z.array(z.object({ low: Pixel, high: Pixel, drop: z.number() })),
  /** Of an image that is read in tiles: the only one that was asked. */
  tile: z.object({ low: Pixel, high: Pixel, number: z.number().int(), of: z.number().int() }).nullable(),
});
export type Saliency = z.infer<typeof Saliency>;

/** Parts along the longer side; a quarter of an hour for the slowest network would be too long to wait. */
const partsAlong = 12;

/** Which channels of the answer hold the certainty of a finding with these codes; of none all of them. */
function channelsOf({ output }: FlatCard, codes: readonly Code[]): readonly number[] {
  if (output.kind === 'ellipse' || output.kind === 'objects') return [0];
  const wanted = new Set(codes.map(codeKey));
  return output.labels.flatMap(({ code }, channel) =>
    wanted.size === 0 || wanted.has(codeKey(code)) ? [channel] : [],
  );
}

/** Score from which on a place counts as found. */
function foundFrom({ output }: FlatCard, channel: number): number {
  if (output.kind === 'boxes') return output.labels[channel]?.threshold ?? 0.5;
  return output.kind === 'objects' ? output.inside : 0.5;
}

/** Places of the answer that the model was sure enough of. */
function placesFound(card: FlatCard, answer: FlatAnswer, channels: readonly number[]) {
  return channels.map((channel) => {
    const from = foundFrom(card, channel);
    const values = channelOf(answer, channel);
    return { channel, at: [...values.keys()].filter((i) => chanceOf(values[i] ?? 0) >= from) };
  });
}

const meanAt = (answer: FlatAnswer, found: ReturnType<typeof placesFound>): number => {
  const values = found.flatMap(({ channel, at }) => {
    const all = channelOf(answer, channel);
    return at.map((i) => chanceOf(all[i] ?? 0));
  });
  return values.reduce((sum, value) => sum + value, 0) / values.length;
};

/** The image with one part of it at the mean of what is asked, channel by channel. */
function hidden(image: FlatImage, part: Region, means: readonly number[]): FlatImage {
  const values = image.values.slice();
  for (let channel = 0; channel < image.channels; channel++) {
    const start = channel * image.rows * image.columns;
    for (let row = part.top; row < part.bottom; row++) {
      const at = start + row * image.columns;
      values.fill(means[channel] ?? 0, at + part.left, at + part.right);
    }
  }
  return { ...image, values };
}

const meansOf = (image: FlatImage): readonly number[] =>
  Array.from({ length: image.channels }, (_, channel) => {
    const own = channelOf(image, channel);
    return own.reduce((sum, value) => sum + value, 0) / own.length;
  });

/** Square parts of a region, row by row, the last ones cut to it. */
function partsOf({ top, left, bottom, right }: Region): readonly Region[] {
  const side = Math.ceil(Math.max(bottom - top, right - left) / partsAlong);
  const [down, across] = [Math.ceil((bottom - top) / side), Math.ceil((right - left) / side)];
  return Array.from({ length: down * across }, (_, part) => {
    const [y, x] = [top + Math.floor(part / across) * side, left + (part % across) * side];
    return { top: y, left: x, bottom: Math.min(y + side, bottom), right: Math.min(x + side, right) };
  });
}

/** Steps that look at each pixel by itself: what they make of a part is the part of what they make of the whole. */
const isPointwise = ({ preprocess }: FlatCard): boolean =>
  preprocess.every(({ op }) => op === 'scale' || op === 'standardise' || op === 'tiles');

const heightOf = ({ top, bottom }: Region): number => bottom - top;
const widthOf = ({ left, right }: Region): number => right - left;

/** What is asked of an image: all of it, or the tile at a place; `changed` gives the network's answer with a part hidden. */
function askedOf(pack: FlatPack, image: FlatImage, at: PixelPoint) {
  const { card } = pack;
  const { ready } = prepareFlat(card, image);
  const tile = tileUnder(card, { image, ready }, at);
  const region = tile?.region ?? { top: 0, left: 0, bottom: image.rows, right: image.columns };
  const own = cutPart(image, [region.top, region.left], [heightOf(region), widthOf(region)]);
  const isCut = tile !== null && isPointwise(card);
  const base = isCut ? own : image;
  const [down, along] = isCut ? [region.top, region.left] : [0, 0];
  const readyOf = (of: FlatImage): FlatImage => {
    const made = prepareFlat(card, of).ready;
    return tile && !isCut ? cutPart(made, tile.start, card.input.patch) : made;
  };
  const means = meansOf(own);
  const without = ({ top, left, bottom, right }: Region): FlatImage =>
    readyOf(hidden(base, { top: top - down, left: left - along, bottom: bottom - down, right: right - along }, means));
  return { tile, region, whole: readyOf(base), without };
}

export interface OcclusionWish {
  readonly image: FlatImage;
  /** Of the finding that is asked about; none: everything that the model finds. */
  readonly codes: readonly Code[];
  /** Where, `[column, row]`: of an image that is read in tiles the one there is asked. */
  readonly at: PixelPoint;
}

/**
 * Hides one part of an image after the other and asks the network again; of an image that is read in tiles, within one.
 *
 * @returns one cell a part, by rows.
 * @throws AppError `infer.saliency-nothing` (`-tile`: of one tile) where the model is sure of nothing of these codes,
 *   `job.cancelled`, `infer.wrong-output`.
 * @source  Zeiler MD, Fergus R. ECCV 2014, arXiv:1311.2901 (occlusion).
 */
export async function occlude(
  pack: FlatPack,
  { image: given, codes, at }: OcclusionWish,
  hooks: Pick<PackHooks, 'signal' | 'report'>,
): Promise<Saliency> {
  const { card } = pack;
  const image = card.input.channels === 1 && given.channels === 3 ? asGrey(given) : given;
  const quiet = { signal: hooks.signal, report: () => undefined };
  const { tile, region, whole, without } = askedOf(pack, image, at);
  const first = await answerFlat(pack, whole, quiet);
  const found = placesFound(card, first, channelsOf(card, codes));
  if (found.every((one) => one.at.length === 0))
    throw new AppError(tile ? 'infer.saliency-nothing-tile' : 'infer.saliency-nothing');
  const certainty = meanAt(first, found);
  const parts = partsOf(region);
  const cells: Saliency['cells'] = [];
  for (const part of parts) {
    const answer = await answerFlat(pack, without(part), quiet);
    cells.push({ ...edgesOf(part), drop: certainty - meanAt(answer, found) });
    hooks.report(cells.length, parts.length);
  }
  return { certainty, cells, tile: tile && { ...edgesOf(region), number: tile.number, of: tile.of } };
}

const edgesOf = ({ top, left, bottom, right }: Region): { low: [number, number]; high: [number, number] } => ({
  low: [left, top],
  high: [right, bottom],
});
