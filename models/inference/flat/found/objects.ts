import { chanceOf } from './found.ts';

interface Rules {
  readonly inside: number; // chance from which a pixel belongs to an object
  readonly seed: number; // depth from which it is sure to be the object's own middle
  readonly leastSeedPixels: number;
  readonly leastAreaPixels: number;
}
interface Size {
  readonly rows: number;
  readonly columns: number;
}

/** Numbers the pieces (joined by edges) of a mask in reading order. */
function pieces(mask: Uint8Array, { rows, columns }: Size): { labels: Uint32Array; sizes: number[] } {
  const labels = new Uint32Array(mask.length);
  const sizes = [0];
  const stack = new Int32Array(mask.length);
  for (let start = 0; start < mask.length; start++) {
    if (!mask[start] || labels[start]) continue;
    const label = sizes.length;
    let [size, top] = [0, 0];
    const visit = (at: number): void => {
      if (!mask[at] || labels[at]) return;
      labels[at] = label;
      stack[top++] = at;
    };
    visit(start);
    while (top > 0) {
      const at = stack[--top] ?? 0;
      size++;
      const column = at % columns;
      if (column > 0) visit(at - 1);
      if (column < columns - 1) visit(at + 1);
      if (at >= columns) visit(at - columns);
      if (at < (rows - 1) * columns) visit(at + columns);
    }
    sizes.push(size);
  }
  return { labels, sizes };
}

/** A heap of pixels: the deepest first, of equals the one that was reached first. */
class Queue {
  readonly #depth: readonly number[] | Float64Array;
  readonly #order: Float64Array;
  readonly #heap: Int32Array;
  #size = 0;
  #next = 0;

  constructor(depth: Float64Array) {
    this.#depth = depth;
    this.#order = new Float64Array(depth.length);
    this.#heap = new Int32Array(depth.length + 1);
  }

  get size(): number {
    return this.#size;
  }

  push(at: number): void {
    this.#order[at] = this.#next++;
    let i = this.#size++;
    while (i > 0) {
      const up = (i - 1) >> 1;
      const other = this.#heap[up] ?? 0;
      if (!this.#before(at, other)) break;
      this.#heap[i] = other;
      i = up;
    }
    this.#heap[i] = at;
  }

  pop(): number {
    const first = this.#heap[0] ?? 0;
    const last = this.#heap[--this.#size] ?? 0;
    let i = 0;
    for (;;) {
      let down = 2 * i + 1;
      if (down >= this.#size) break;
      if (down + 1 < this.#size && this.#before(this.#heap[down + 1] ?? 0, this.#heap[down] ?? 0)) down++;
      if (!this.#before(this.#heap[down] ?? 0, last)) break;
      this.#heap[i] = this.#heap[down] ?? 0;
      i = down;
    }
    this.#heap[i] = last;
    return first;
  }

  #before(a: number, b: number): boolean {
    const [da, db] = [this.#depth[a] ?? 0, this.#depth[b] ?? 0];
    return da === db ? (this.#order[a] ?? 0) < (this.#order[b] ?? 0) : da > db;
  }
}

/** Watershed: labels grow from their seeds over the inside, deepest pixel first, by edges. Changes `labels`. */
function growSeeds(labels: Uint32Array, depth: Float64Array, inside: Uint8Array, { rows, columns }: Size): void {
  const queue = new Queue(depth);
  for (let at = 0; at < labels.length; at++) if (labels[at]) queue.push(at);
  while (queue.size > 0) {
    const at = queue.pop();
    const column = at % columns;
    const reach = (next: number): void => {
      if (!inside[next] || labels[next]) return;
      labels[next] = labels[at] ?? 0;
      queue.push(next);
    };
    if (at >= columns) reach(at - columns);
    if (at < (rows - 1) * columns) reach(at + columns);
    if (column > 0) reach(at - 1);
    if (column < columns - 1) reach(at + 1);
  }
}

/**
 * Objects that may touch, told apart by their depth.
 *
 * @param logits  inside and depth, rows × columns each.
 * @returns the number of each pixel's object, 0 for none, 1 to `count` in reading order of their first pixels. Total.
 * @source  marker-controlled watershed (Meyer 1994) on a distance map, as in Naylor et al., IEEE TMI 38:448 (2019).
 */
export function objectsOf(
  [inner, deep]: readonly [Float32Array, Float32Array],
  size: Size,
  rules: Rules,
): { objects: Uint32Array; count: number } {
  const inside = new Uint8Array(inner.length);
  const depth = new Float64Array(deep.length);
  const seeds = new Uint8Array(deep.length);
  // Plain loops: of a large region these are millions of pixels, for which `from` with a function takes ten times as long.
  for (let i = 0; i < inside.length; i++) {
    inside[i] = chanceOf(inner[i] ?? 0) > rules.inside ? 1 : 0;
    depth[i] = chanceOf(deep[i] ?? 0);
    seeds[i] = inside[i] && (depth[i] ?? 0) > rules.seed ? 1 : 0;
  }
  const { labels, sizes } = pieces(seeds, size);
  for (let i = 0; i < labels.length; i++) if ((sizes[labels[i] ?? 0] ?? 0) < rules.leastSeedPixels) labels[i] = 0;
  growSeeds(labels, depth, inside, size);
  const areas = new Uint32Array(sizes.length);
  for (const label of labels) areas[label] = (areas[label] ?? 0) + 1;
  const numbers = new Uint32Array(sizes.length);
  let count = 0;
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i] ?? 0;
    if (label === 0) continue;
    if (numbers[label] === 0 && (areas[label] ?? 0) >= rules.leastAreaPixels) numbers[label] = ++count;
    labels[i] = numbers[label] ?? 0;
  }
  return { objects: labels, count };
}
