import type { IndexBytes } from './index-bytes.ts';

/** How an index divides a contig: 2^`minShift` bases a smallest bin, eight bins in each larger one, `depth` levels below the whole. */
export interface Binning {
  readonly minShift: number;
  readonly depth: number;
  readonly hasLeast: boolean; // CSI: each bin names the least offset of a record over its start
}

/** Where in an index the parts of one contig begin. */
export interface ContigPart {
  readonly bins: number;
  readonly binCount: number;
  readonly windows: number;
  readonly windowCount: number; // TBI: the least offset of a record over each smallest bin; CSI: none
}

/**
 * Where a contig's records lie. Virtual offsets; positions 0-based. Read from the index's bytes when it is asked: of its
 * hundreds of thousands of bins a few are looked at.
 *
 * A record is in the smallest bin that holds it whole, so that a reference block or a deletion that begins far before a
 * place is in one of the bins over the place.
 *
 * @source Tabix index file format; Coordinate-sorted index (CSI) format, samtools.github.io/hts-specs.
 */
export class ContigIndex {
  readonly #bytes: IndexBytes;
  readonly #binning: Binning;
  readonly #part: ContigPart;
  #bins: ReadonlyMap<number, number> | null = null; // where each begins, behind its number

  /** @param bytes  checked: the parts lie within. */
  constructor(bytes: IndexBytes, binning: Binning, part: ContigPart) {
    this.#bytes = bytes;
    this.#binning = binning;
    this.#part = part;
  }

  /** The offset behind the last record; 0 where there is none. Total. */
  get last(): number {
    let last = 0;
    for (const at of this.#binsOf().values())
      this.#eachChunk(at, (_, to) => {
        if (to > last) last = to;
      });
    return last;
  }

  /**
   * Where to begin to read for the records that have a base in `[start, end)`: none of them lies before it.
   *
   * @returns null where there can be none. Total.
   */
  firstOf(start: number, end: number): number | null {
    const bins = this.#binsOf();
    const least = this.#leastAt(start);
    let first = Infinity;
    const { minShift, depth } = this.#binning;
    for (let level = 0; level <= depth; level++) {
      const shift = minShift + 3 * (depth - level);
      const below = firstOfLevel(level);
      const last = Math.min(Math.floor((end - 1) / 2 ** shift), 8 ** level - 1);
      for (let own = Math.floor(start / 2 ** shift); own <= last; own++) {
        const at = bins.get(below + own);
        if (at === undefined) continue;
        this.#eachChunk(at, (from, to) => {
          if (to > least && from < first) first = from;
        });
      }
    }
    return first === Infinity ? null : Math.max(first, least);
  }

  /** A lower bound for the offset of every record with a base at `start` or later. */
  #leastAt(start: number): number {
    const { minShift, depth, hasLeast } = this.#binning;
    const window = Math.floor(start / 2 ** minShift);
    if (!hasLeast) return this.#leastInWindow(window);
    // The nearest bin at or before `start` that is there, of the smallest ones first.
    let bin = firstOfLevel(depth) + Math.min(window, 8 ** depth - 1);
    for (;;) {
      const at = this.#binsOf().get(bin);
      if (at !== undefined || bin === 0) return at === undefined ? 0 : this.#bytes.offsetAt(at);
      const parent = (bin - 1) >> 3;
      bin = bin > 8 * parent + 1 ? bin - 1 : parent;
    }
  }

  /** Where no record lies over a window some writers leave 0: the one before it is a bound as good. */
  #leastInWindow(window: number): number {
    const { windows, windowCount } = this.#part;
    for (let at = Math.min(window, windowCount - 1); at >= 0; at--) {
      const offset = this.#bytes.offsetAt(windows + 8 * at);
      if (offset > 0) return offset;
    }
    return 0;
  }

  #binsOf(): ReadonlyMap<number, number> {
    return (this.#bins ??= this.#findBins());
  }

  #findBins(): ReadonlyMap<number, number> {
    const { depth, hasLeast } = this.#binning;
    const pseudo = firstOfLevel(depth + 1) + 1; // holds counts, not records
    const bins = new Map<number, number>();
    let at = this.#part.bins;
    for (let left = this.#part.binCount; left > 0; left--) {
      const bin = this.#bytes.unsignedAt(at);
      if (bin !== pseudo) bins.set(bin, at + 4);
      const chunks = at + 4 + (hasLeast ? 8 : 0);
      at = chunks + 4 + 16 * this.#bytes.unsignedAt(chunks);
    }
    return bins;
  }

  #eachChunk(bin: number, take: (from: number, to: number) => void): void {
    const at = bin + (this.#binning.hasLeast ? 8 : 0);
    const end = at + 4 + 16 * this.#bytes.unsignedAt(at);
    for (let chunk = at + 4; chunk < end; chunk += 16)
      take(this.#bytes.offsetAt(chunk), this.#bytes.offsetAt(chunk + 8));
  }
}

const firstOfLevel = (level: number): number => (8 ** level - 1) / 7;
