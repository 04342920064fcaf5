import { AppError } from '../../base/app-error.ts';
import type { FlatCard } from '../card/flat-card.ts';
import type { FlatExample } from '../card/flat-example.ts';
import { largestDifference } from '../run/check-example.ts';
import type { ExampleVerdict } from '../run/check-example.ts';
import type { Tensor } from '../run/runtime.ts';
import type { FlatValue } from './measure-flat.ts';
import type { FlatImage } from './operators/flat-image.ts';
import { cutFlatTile } from './operators/tiles.ts';
import { answerChannels, interpretFlat, prepareFlat } from './run-flat.ts';

const imageOf = ({ channels, rows, columns }: FlatExample, values: Float32Array): FlatImage => ({
  channels,
  rows,
  columns,
  values,
});

/**
 * The golden input of a pack for single images as its network reads it.
 *
 * @throws AppError `packs.example` when it has other channels or needs more than one tile.
 */
export function flatExampleTensor(card: FlatCard, example: FlatExample, values: Float32Array): Tensor {
  const { patch, channels } = card.input;
  if (example.channels !== channels) throw new AppError('packs.example', { reason: 'channels' });
  const { ready } = prepareFlat(card, imageOf(example, values));
  if (ready.rows > patch[0] || ready.columns > patch[1]) throw new AppError('packs.example', { reason: 'infer.tiles' });
  return { data: cutFlatTile(ready, [0, 0], patch), dims: [1, channels, ...patch] };
}

/** A measured value by its key, and the ends of its interval. */
function namedNumbers({ key, label, value, interval }: FlatValue): readonly (readonly [string, number])[] {
  const name = label === null ? key : `${key}.${label}`;
  const ends =
    interval &&
    ([
      [`${name}.low`, interval.low],
      [`${name}.high`, interval.high],
    ] as const);
  return [[name, value], ...(ends ?? [])];
}

/**
 * Compares an answer with the example: single outputs within the card's tolerance, each measured value within its own.
 *
 * @param answer  the network's output for `flatExampleTensor`. @returns the verdict. Total.
 */
export function judgeFlatExample(
  card: FlatCard,
  { example, input }: { readonly example: FlatExample; readonly input: Float32Array },
  answer: Float32Array,
): ExampleVerdict {
  const stride = card.output.kind === 'boxes' ? card.output.stride : 1;
  const [rows, columns] = [card.input.patch[0] / stride, card.input.patch[1] / stride];
  const channels = answerChannels(card);
  if (answer.length !== channels * rows * columns)
    return { isPassed: false, largestDifference: Infinity, wrongVoxels: 0 };
  const { probes } = example.logits;
  const found = probes.flatMap(({ at: [row, column] }) =>
    Array.from({ length: channels }, (_, k) => answer[(k * rows + row) * columns + column] ?? NaN),
  );
  const apart = largestDifference(Float32Array.from(found), Float32Array.from(probes.flatMap(({ values }) => values)));
  const image = imageOf(example, input);
  const prepared = prepareFlat(card, image);
  const whole = cropped({ channels, rows, columns, values: answer }, prepared.ready, stride);
  const mm = example.spacingMm;
  const spacing = mm === null ? null : { acrossRows: mm, acrossColumns: mm };
  const { part } = interpretFlat(card, { image, spacing }, { prepared, answer: { ...whole, stride } });
  const values = new Map(part.values.flatMap(namedNumbers));
  const wrong = Object.entries(example.measured).filter(
    ([key, { value, tolerance }]) => !(Math.abs((values.get(key) ?? NaN) - value) <= tolerance),
  );
  return {
    isPassed: apart <= card.tolerance && wrong.length === 0,
    largestDifference: apart,
    wrongVoxels: wrong.length,
  };
}

/** The part of a tile's answer that lies on the image: a smaller image stands in its upper left. */
function cropped(tile: FlatImage, ready: FlatImage, stride: number): FlatImage {
  const [rows, columns] = [Math.ceil(ready.rows / stride), Math.ceil(ready.columns / stride)];
  if (rows === tile.rows && columns === tile.columns) return tile;
  const values = new Float32Array(tile.channels * rows * columns);
  for (let channel = 0; channel < tile.channels; channel++)
    for (let r = 0; r < rows; r++) {
      const from = (channel * tile.rows + r) * tile.columns;
      values.set(tile.values.subarray(from, from + columns), (channel * rows + r) * columns);
    }
  return { channels: tile.channels, rows, columns, values };
}
