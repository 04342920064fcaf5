import type { Triple } from '../grid/volume.ts';

/** Bell-shaped weight along one axis: 1 in the middle, an eighth of the patch as standard deviation. */
const bell = (length: number): readonly number[] =>
  Array.from({ length }, (_, i) => Math.exp(-0.5 * ((i - (length - 1) / 2) / (length / 8)) ** 2));

/**
 * Joins the answers of overlapping tiles into one map; a tile counts most in its middle, where it saw most around it.
 *
 * @source  Isensee et al., Nat Methods 18:203 (2021), nnU-Net: Gaussian weights, sigma = patch / 8.
 */
export class TileBlend {
  readonly #shape: Triple;
  readonly #patch: Triple;
  readonly #channels: number;
  readonly #sums: Float32Array;
  readonly #weights: Float32Array;
  readonly #bells: readonly [readonly number[], readonly number[], readonly number[]];

  /** @param size  of the crop and of one tile, R, A, S, and how many channels the network answers. */
  constructor({
    shape,
    patch,
    channels,
  }: {
    readonly shape: Triple;
    readonly patch: Triple;
    readonly channels: number;
  }) {
    this.#shape = shape;
    this.#patch = patch;
    this.#channels = channels;
    this.#weights = new Float32Array(shape[0] * shape[1] * shape[2]);
    this.#sums = new Float32Array(channels * this.#weights.length);
    this.#bells = [bell(patch[0]), bell(patch[1]), bell(patch[2])];
  }

  /** Adds one answer: `channels × patch` values, the channel slowest. Padding around the crop is dropped. */
  add(start: Triple, answer: Float32Array): void {
    const { voxels, patchVoxels } = {
      voxels: this.#weights.length,
      patchVoxels: this.#patch.reduce((a, b) => a * b, 1),
    };
    this.#each(start, (to, from, weight) => {
      this.#weights[to] = (this.#weights[to] ?? 0) + weight;
      for (let channel = 0; channel < this.#channels; channel++) {
        const at = channel * voxels + to;
        this.#sums[at] = (this.#sums[at] ?? 0) + weight * (answer[channel * patchVoxels + from] ?? 0);
      }
    });
  }

  /** The weighted mean: `channels × crop` values, the channel slowest. Call once every tile is in. */
  result(): Float32Array {
    const voxels = this.#weights.length;
    return this.#sums.map((sum, at) => sum / (this.#weights[at % voxels] ?? 1));
  }

  #each(start: Triple, visit: (to: number, from: number, weight: number) => void): void {
    const [shape, patch] = [this.#shape, this.#patch];
    const [first, second, third] = this.#bells;
    for (let a = Math.max(0, -start[0]); a < Math.min(patch[0], shape[0] - start[0]); a++)
      for (let b = Math.max(0, -start[1]); b < Math.min(patch[1], shape[1] - start[1]); b++) {
        const weight = (first[a] ?? 0) * (second[b] ?? 0);
        const row = ((start[0] + a) * shape[1] + start[1] + b) * shape[2] + start[2];
        const answer = (a * patch[1] + b) * patch[2];
        for (let c = Math.max(0, -start[2]); c < Math.min(patch[2], shape[2] - start[2]); c++)
          visit(row + c, answer + c, weight * (third[c] ?? 0));
      }
  }
}
