/** How an index divides a contig: 2^`minShift` bases a smallest bin, eight bins in each larger one, `depth` levels below the whole. */
export interface Binning {
  readonly minShift: number;
  readonly depth: number;
}

/** One bin: virtual offsets `[from, to)` of its stretches of records, and a lower bound for all records that reach over its start. */
export interface Bin {
  readonly chunks: readonly (readonly [from: number, to: number])[];
  readonly least: number;
}

/**
 * Where a contig's records lie. Virtual offsets; positions 0-based.
 *
 * A record is in the smallest bin that holds it whole, so that a reference block or a deletion that begins far before a
 * place is in one of the bins over the place.
 *
 * @source Tabix index file format; Coordinate-sorted index (CSI) format, samtools.github.io/hts-specs.
 */
export class ContigIndex {
  readonly #binning: Binning;
  readonly #bins: ReadonlyMap<number, Bin>;
  readonly #windows: Float64Array | null; // of a `.tbi`: the least offset of a record over each smallest bin

  constructor(binning: Binning, bins: ReadonlyMap<number, Bin>, windows: Float64Array | null) {
    this.#binning = binning;
    this.#bins = bins;
    this.#windows = windows;
  }

  /**
   * Where to begin to read for the records that have a base in `[start, end)`: none of them lies before it.
   *
   * @returns null where there can be none. Total.
   */
  firstOf(start: number, end: number): number | null {
    const least = this.#leastAt(start);
    let first = Infinity;
    const { minShift, depth } = this.#binning;
    for (let level = 0; level <= depth; level++) {
      const shift = minShift + 3 * (depth - level);
      const below = firstOfLevel(level);
      const last = Math.min(Math.floor((end - 1) / 2 ** shift), 8 ** level - 1);
      for (let at = Math.floor(start / 2 ** shift); at <= last; at++)
        for (const [from, to] of this.#bins.get(below + at)?.chunks ?? []) if (to > least && from < first) first = from;
    }
    return first === Infinity ? null : Math.max(first, least);
  }

  /** A lower bound for the offset of every record with a base at `start` or later. */
  #leastAt(start: number): number {
    const { minShift, depth } = this.#binning;
    const window = Math.floor(start / 2 ** minShift);
    if (this.#windows) return this.#windows[Math.min(window, this.#windows.length - 1)] ?? 0;
    // The nearest bin at or before `start` that is there, of the smallest ones first.
    let bin = firstOfLevel(depth) + Math.min(window, 8 ** depth - 1);
    for (;;) {
      const found = this.#bins.get(bin);
      if (found || bin === 0) return found?.least ?? 0;
      const parent = (bin - 1) >> 3;
      bin = bin > 8 * parent + 1 ? bin - 1 : parent;
    }
  }
}

const firstOfLevel = (level: number): number => (8 ** level - 1) / 7;
