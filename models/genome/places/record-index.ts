import type { VcfRecord } from '../vcf/read-record.ts';

interface Contig {
  readonly records: readonly VcfRecord[]; // by start
  readonly reach: Int32Array; // the largest end of a record and of all before it
}

/** The records of one file by where they lie, for many places to be asked for: a search each, not a walk through all. */
export class RecordIndex {
  readonly #contigs: ReadonlyMap<string, Contig>;

  /** @param records  of one file, in any order. */
  constructor(records: readonly VcfRecord[]) {
    const byContig = Map.groupBy(records, ({ contig }) => contig);
    this.#contigs = new Map(Array.from(byContig, ([contig, own]) => [contig, contigOf(own)]));
  }

  /** Those whose REF or reference block has a base in `[start, end)`, 0-based, in the order of the file. Total. */
  over(contig: string, start: number, end: number = start + 1): readonly VcfRecord[] {
    const { records, reach } = this.#contigs.get(contig) ?? none;
    const found: VcfRecord[] = [];
    for (let i = firstFrom(records, end) - 1; i >= 0 && (reach[i] ?? 0) > start; i--) {
      const record = records[i];
      if (record && record.end > start) found.push(record);
    }
    return found.length > 1 ? found.toSorted((a, b) => a.line - b.line) : found;
  }
}

const none: Contig = { records: [], reach: new Int32Array(0) };

const contigOf = (own: readonly VcfRecord[]): Contig => {
  const records = own.toSorted((a, b) => a.start - b.start);
  const reach = new Int32Array(records.length);
  let farthest = 0;
  for (const [i, { end }] of records.entries()) reach[i] = farthest = Math.max(farthest, end);
  return { records, reach };
};

/** The index of the first record that starts at `start` or later. */
const firstFrom = (records: readonly VcfRecord[], start: number): number => {
  let [low, high] = [0, records.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((records[middle]?.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return low;
};
