/**
 * How label maps and bit maps are laid out: `labels` one value a voxel, `bits` several labels a pixel, `objects` numbered.
 * `outline`: one value a voxel, of which only inside and outside are compared.
 */
export type MaskKind = 'labels' | 'bits' | 'objects' | 'outline';

interface Counts {
  both: number;
  first: number;
  second: number;
}

/** 2·both / (first + second). Two empty masks agree (1); exactly one empty does not (0). */
const diceOf = ({ both, first, second }: Counts): number => (first + second === 0 ? 1 : (2 * both) / (first + second));

const insistSameSize = (a: Uint8Array, b: Uint8Array): void => {
  if (a.length !== b.length) throw new RangeError(`masks of ${a.length} and ${b.length} bytes`);
};

const bitsIn = (byte: number): number => {
  let count = 0;
  for (let rest = byte; rest > 0; rest >>= 1) count += rest & 1;
  return count;
};

/** Objects of four bytes a pixel as one byte: 1 inside any, 0 outside. */
function foreground(mask: Uint8Array): Uint8Array {
  const inside = new Uint8Array(mask.length >> 2);
  for (let i = 0; i < inside.length; i++)
    inside[i] = mask[4 * i] || mask[4 * i + 1] || mask[4 * i + 2] || mask[4 * i + 3] ? 1 : 0;
  return inside;
}

const inside = (value: number): number => (value > 0 ? 1 : 0);

/**
 * Agreement of two masks of one grid over all their labels together: a voxel counts as shared only where both give it the
 * same label. Of objects only inside and outside are compared, whatever their numbers.
 *
 * @param kind  how the bytes are to be read.
 * @returns Dice, 0–1; 1 when both are empty, 0 when exactly one is. RangeError when they differ in size.
 * @source  Dice LR. Ecology 26:297–302 (1945).
 */
export function maskDice(a: Uint8Array, b: Uint8Array, kind: MaskKind): number {
  insistSameSize(a, b);
  if (kind === 'objects') return maskDice(foreground(a), foreground(b), 'labels');
  if (kind === 'outline') return maskDice(a.map(inside), b.map(inside), 'labels');
  const counts: Counts = { both: 0, first: 0, second: 0 };
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [a[i] ?? 0, b[i] ?? 0];
    if (x === 0 && y === 0) continue;
    if (kind === 'bits') {
      counts.both += bitsIn(x & y);
      counts.first += bitsIn(x);
      counts.second += bitsIn(y);
    } else {
      counts.both += x === y ? 1 : 0;
      counts.first += x > 0 ? 1 : 0;
      counts.second += y > 0 ? 1 : 0;
    }
  }
  return diceOf(counts);
}

/**
 * Dice of one label of two masks of one grid.
 *
 * @param value  of a label map the label; of bits the number of the bit, from 0; of objects it is not looked at.
 * @returns as `maskDice`.
 */
export function labelDice(a: Uint8Array, b: Uint8Array, { kind, value }: { kind: MaskKind; value: number }): number {
  insistSameSize(a, b);
  if (kind === 'objects') return maskDice(a, b, kind);
  const isIn = kind === 'bits' ? (v: number): boolean => ((v >> value) & 1) === 1 : (v: number): boolean => v === value;
  const counts: Counts = { both: 0, first: 0, second: 0 };
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [isIn(a[i] ?? 0), isIn(b[i] ?? 0)];
    counts.both += x && y ? 1 : 0;
    counts.first += x ? 1 : 0;
    counts.second += y ? 1 : 0;
  }
  return diceOf(counts);
}
