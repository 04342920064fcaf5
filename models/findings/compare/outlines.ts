import { labelDice } from '../ledger/dice.ts';
import type { MaskKind } from '../ledger/dice.ts';
import { kappaOf } from './kappa.ts';
import type { Kappa } from './kappa.ts';

/** One label of a mask: how to find it in the bytes, and how many bytes a row has. */
export interface Layer {
  readonly bytes: Uint8Array;
  readonly kind: MaskKind;
  readonly value: number; // of `labels` the label, of `bits` the number of the bit
}

const isInside = ({ bytes, kind, value }: Layer): ((at: number) => boolean) => {
  if (kind === 'bits') return (at) => (((bytes[at] ?? 0) >> value) & 1) === 1;
  if (kind === 'labels') return (at) => bytes[at] === value;
  return (at) => [0, 1, 2, 3].some((part) => bytes[4 * at + part]);
};

export interface Agreement {
  readonly dice: number;
  /** Inside or outside, pixel by pixel or voxel by voxel, within the rows and columns that either outline reaches. */
  readonly kappa: Kappa | null;
}

const shared = (a: Layer, b: Layer): Layer['kind'] | null => (a.kind === b.kind ? a.kind : null);

/** First and last row and column (over all slices) that hold any of the two; null: both are empty. */
function reachOf(inA: (at: number) => boolean, inB: (at: number) => boolean, [columns, rows, slices]: Shape) {
  const reach = { left: columns, right: -1, top: rows, bottom: -1, first: slices, last: -1 };
  for (let at = 0; at < columns * rows * slices; at++) {
    if (!inA(at) && !inB(at)) continue;
    const [column, row, slice] = [at % columns, Math.floor(at / columns) % rows, Math.floor(at / (columns * rows))];
    reach.left = Math.min(reach.left, column);
    reach.right = Math.max(reach.right, column);
    reach.top = Math.min(reach.top, row);
    reach.bottom = Math.max(reach.bottom, row);
    reach.first = Math.min(reach.first, slice);
    reach.last = Math.max(reach.last, slice);
  }
  return reach.right < 0 ? null : reach;
}
export type Shape = readonly [columns: number, rows: number, slices: number];

function kappaWithin(a: Layer, b: Layer, shape: Shape): Kappa | null {
  const [inA, inB] = [isInside(a), isInside(b)];
  const reach = reachOf(inA, inB, shape);
  if (!reach) return null;
  const table: [[number, number], [number, number]] = [
    [0, 0],
    [0, 0],
  ];
  const [columns, rows] = shape;
  for (let slice = reach.first; slice <= reach.last; slice++)
    for (let row = reach.top; row <= reach.bottom; row++)
      for (let column = reach.left; column <= reach.right; column++) {
        const at = (slice * rows + row) * columns + column;
        table[inA(at) ? 1 : 0][inB(at) ? 1 : 0]++;
      }
  return kappaOf(table);
}

/**
 * How far two outlines of one structure on one grid agree. Kappa looks at the block around both only: all the background of
 * an image would make any two agree.
 *
 * @param shape  of the grid; slices 1 of a single image.
 * @returns null when the two are laid out differently. RangeError when their bytes are of different length.
 */
export function agreementOf(a: Layer, b: Layer, shape: Shape): Agreement | null {
  const kind = shared(a, b);
  if (kind === null) return null;
  const dice =
    kind === 'bits' && a.value !== b.value
      ? labelDice(onlyBit(a), onlyBit(b), { kind: 'labels', value: 1 })
      : kind === 'labels' && a.value !== b.value
        ? labelDice(onlyLabel(a), onlyLabel(b), { kind: 'labels', value: 1 })
        : labelDice(a.bytes, b.bytes, { kind, value: a.value });
  return { dice, kappa: kappaWithin(a, b, shape) };
}

const onlyBit = ({ bytes, value }: Layer): Uint8Array => bytes.map((byte) => (byte >> value) & 1);
const onlyLabel = ({ bytes, value }: Layer): Uint8Array => bytes.map((byte) => (byte === value ? 1 : 0));
