import type { VcfRecord } from '../vcf/read-record.ts';
import type { PlaceInBuilds } from '../vcf/wanted.ts';
import { readArrayLine, recordOfArray } from './read-array-line.ts';
import type { ArrayLine } from './read-array-line.ts';

/** A place with its reference base, which a chip file does not say. */
export interface ArrayPlace extends PlaceInBuilds {
  readonly ref: string;
  readonly ref37?: string | undefined; // where GRCh37 has another one
}

const namedBroken = 20;

/** Gathers the genotypes of a chip file at the places of one base that are looked for, in the coordinates of both builds. */
export class ArrayReader {
  readonly #refs = new Map<string, Map<number, string>>(); // by contig and start
  readonly #records: VcfRecord[] = [];
  readonly #broken: number[] = [];
  #line = 0;
  #count = 0;
  #brokenCount = 0;

  readonly #onLine: (line: ArrayLine) => void;

  /** @param onLine  is given every record, wanted or not. */
  constructor(places: readonly ArrayPlace[], onLine: (line: ArrayLine) => void) {
    this.#onLine = onLine;
    for (const { contig, ref, ref37 = ref, grch37, grch38 } of places) {
      if (ref.length !== 1 || ref37.length !== 1) continue;
      const own = this.#refs.get(contig) ?? new Map<number, string>();
      this.#refs.set(contig, own);
      own.set(grch38 - 1, ref);
      own.set(grch37 - 1, ref37);
    }
  }

  get records(): readonly VcfRecord[] {
    return this.#records;
  }
  /** Lines that are records, wanted or not. */
  get count(): number {
    return this.#count;
  }
  get brokenCount(): number {
    return this.#brokenCount;
  }
  /** Numbers of the first 20 lines that are neither records nor titles. */
  get broken(): readonly number[] {
    return this.#broken;
  }

  /** @param text  the next line of the file, without its line end. */
  add(text: string): void {
    this.#line++;
    if (text === '' || text.startsWith('#') || text.startsWith('rsid\t')) return;
    const line = readArrayLine(text, this.#line);
    if (!line) {
      this.#brokenCount++;
      if (this.#broken.length < namedBroken) this.#broken.push(this.#line);
      return;
    }
    this.#count++;
    this.#onLine(line);
    const ref = this.#refs.get(line.contig)?.get(line.start);
    if (ref !== undefined) this.#records.push(recordOfArray(line, ref));
  }
}
