import { AppError } from '../../base/app-error.ts';
import { z } from '../../base/schema.ts';
import { codeKey } from '../../base/code.ts';
import type { Code } from '../../base/code.ts';
import type { FlatCard } from '../card/flat-card.ts';
import { flatTileStarts } from '../flat/operators/tiles.ts';
import { channelOf } from '../flat/operators/flat-image.ts';
import type { FlatImage } from '../flat/operators/flat-image.ts';
import { answerFlat, asGrey, prepareFlat } from '../flat/run-flat.ts';
import type { FlatAnswer, FlatPack } from '../flat/run-flat.ts';
import type { PackHooks } from './run-pack.ts';

const Pixel = z.tuple([z.number(), z.number()]);

/**
 * What an answer depends on: for each part of the image how far hiding it lowers the model's mean certainty of what it found.
 * Parts in pixels of the image, outer edges `[column, row]`, row by row; `drop` −1 to 1, negative where hiding it raises it.
 */
export const Saliency = z.object({
  certainty: z.number(), // mean over what was found, nothing hidden; 0 to 1
  cells: z.array(z.object({ low: Pixel, high: Pixel, drop: z.number() })),
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
const foundFrom = ({ output }: FlatCard, channel: number): number =>
  output.kind === 'boxes' ? (output.labels[channel]?.threshold ?? 0.5) : 0.5;

const certain = (logit: number): number => 1 / (1 + Math.exp(-logit));

/** Places of the answer that the model was sure enough of. */
function placesFound(card: FlatCard, answer: FlatAnswer, channels: readonly number[]) {
  return channels.map((channel) => {
    const from = foundFrom(card, channel);
    const values = channelOf(answer, channel);
    return { channel, at: [...values.keys()].filter((i) => certain(values[i] ?? 0) >= from) };
  });
}

const meanAt = (answer: FlatAnswer, found: ReturnType<typeof placesFound>): number => {
  const values = found.flatMap(({ channel, at }) => {
    const all = channelOf(answer, channel);
    return at.map((i) => certain(all[i] ?? 0));
  });
  return values.reduce((sum, value) => sum + value, 0) / values.length;
};

/** The image with one part of it at the image's own mean, channel by channel. */
function hidden(image: FlatImage, [left, top]: readonly [number, number], [right, bottom]: readonly [number, number]) {
  const values = image.values.slice();
  for (let channel = 0; channel < image.channels; channel++) {
    const own = channelOf(image, channel);
    const mean = own.reduce((sum, value) => sum + value, 0) / own.length;
    const start = channel * image.rows * image.columns;
    for (let row = top; row < bottom; row++)
      values.fill(mean, start + row * image.columns + left, start + row * image.columns + right);
  }
  return { ...image, values };
}

/**
 * Hides one part of an image after the other and asks the network again.
 *
 * @param codes  of the finding that is asked about; none: of everything that the model finds. @returns one cell a part, by rows.
 * @throws AppError `infer.saliency-tiles` for an image that is read in several tiles, `infer.saliency-nothing` where the model
 *   is sure of nothing of these codes, `job.cancelled`, `infer.wrong-output`.
 * @source  Zeiler MD, Fergus R. ECCV 2014, arXiv:1311.2901 (occlusion).
 */
export async function occlude(
  pack: FlatPack,
  { image: given, codes }: { readonly image: FlatImage; readonly codes: readonly Code[] },
  hooks: Pick<PackHooks, 'signal' | 'report'>,
): Promise<Saliency> {
  const { card } = pack;
  const image = card.input.channels === 1 && given.channels === 3 ? asGrey(given) : given;
  const quiet = { signal: hooks.signal, report: () => undefined };
  const { ready } = prepareFlat(card, image);
  const overlap = card.preprocess.find((step) => step.op === 'tiles')?.overlap ?? 0;
  if (flatTileStarts(ready, card.input.patch, overlap).length > 1) throw new AppError('infer.saliency-tiles');
  const first = await answerFlat(pack, ready, quiet);
  const found = placesFound(card, first, channelsOf(card, codes));
  if (found.every(({ at }) => at.length === 0)) throw new AppError('infer.saliency-nothing');
  const certainty = meanAt(first, found);
  const side = Math.ceil(Math.max(image.rows, image.columns) / partsAlong);
  const [down, across] = [Math.ceil(image.rows / side), Math.ceil(image.columns / side)];
  const cells: Saliency['cells'] = [];
  for (let part = 0; part < down * across; part++) {
    const low: [number, number] = [(part % across) * side, Math.floor(part / across) * side];
    const high: [number, number] = [Math.min(low[0] + side, image.columns), Math.min(low[1] + side, image.rows)];
    const answer = await answerFlat(pack, prepareFlat(card, hidden(image, low, high)).ready, quiet);
    cells.push({ low, high, drop: certainty - meanAt(answer, found) });
    hooks.report(part + 1, down * across);
  }
  return { certainty, cells };
}
