import { AppError } from '../../base/app-error.ts';
import type { NetworkCard } from '../card/card.ts';
import type { PackExample } from '../card/example.ts';
import { flatExampleTensor, judgeFlatExample } from '../flat/check-flat-example.ts';
import { fromAxes, toAxes } from '../operators/axes.ts';
import { tileDims } from './runtime.ts';
import type { Tensor } from './runtime.ts';
import { exampleTile, judgeExample } from './check-example.ts';
import type { ExampleVerdict } from './check-example.ts';

/** A pack's example with its files, read. */
export interface Golden {
  readonly example: PackExample;
  readonly input: Float32Array;
  readonly expected: Uint8Array; // label map of a volume; empty for single images
}

/**
 * The golden input as the network reads it: one tile.
 *
 * @throws AppError `packs.example` when card and example are of different kinds, or the example is no input for the pack.
 */
export function goldenTensor(card: NetworkCard, { example, input }: Golden): Tensor {
  if (card.dimensions === 2 && 'dimensions' in example) return flatExampleTensor(card, example, input);
  if (card.dimensions === 3 && !('dimensions' in example))
    return {
      data: toAxes(exampleTile(card, example, input).tile, card.input.patch, card.input.axes),
      dims: tileDims(card),
    };
  throw new AppError('packs.example', { reason: 'dimensions' });
}

/**
 * Compares the network's answer to the golden input with what must come out.
 *
 * @throws AppError `packs.example`, as `goldenTensor`.
 */
export function judgeGolden(
  card: NetworkCard,
  { example, input, expected }: Golden,
  answer: Float32Array,
): ExampleVerdict {
  if (card.dimensions === 2 && 'dimensions' in example) return judgeFlatExample(card, { example, input }, answer);
  if (card.dimensions === 3 && !('dimensions' in example))
    return judgeExample(card, example, {
      crop: exampleTile(card, example, input).crop,
      answer: fromAxes(answer, card.input.patch, card.input.axes),
      expected,
    });
  throw new AppError('packs.example', { reason: 'dimensions' });
}
