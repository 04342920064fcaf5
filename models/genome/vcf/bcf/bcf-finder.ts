import { AppError } from '../../../base/app-error.ts';
import { contigName } from '../../build/contig-name.ts';
import type { FoundPiece } from '../find-in-piece.ts';
import { joinBytes } from '../join-bytes.ts';
import { lowerBound } from '../lower-bound.ts';
import { RecordFinder } from '../record-finder.ts';
import type { Wanted } from '../wanted.ts';
import { bcfHeader } from './bcf-header.ts';
import { bcfLine } from './bcf-line.ts';
import { bcfSize } from './bcf-size.ts';
import { dictionariesOf } from './dictionaries.ts';
import type { Dictionaries } from './dictionaries.ts';

const none = new Int32Array(0);

/** Finds the records of a BCF2 file at wanted places, piece after piece, by their numbers; a kept one is written as a line. */
export class BcfFinder {
  readonly #finder: RecordFinder;
  readonly #wanted: Wanted;
  #names: Dictionaries | null = null;
  #starts: readonly Int32Array[] = []; // wanted, by the number of the contig
  #begun: Uint8Array = new Uint8Array(0);

  /** @param header  its text, where the first bytes given are those of a record. */
  constructor(wanted: Wanted, header: string | null = null) {
    this.#wanted = wanted;
    this.#finder = new RecordFinder(wanted);
    if (header !== null) this.#name(header);
  }

  /** Whether the file ends inside a record or its header, if what was given is all. */
  get isCut(): boolean {
    return this.#begun.length > 0 || this.#names === null;
  }

  /** @param piece  the next bytes, unpacked, cut anywhere; lent. @throws AppError `genome.damaged`, `genome.not-vcf`. */
  find(piece: Uint8Array): FoundPiece {
    const bytes = joinBytes(this.#begun.length > 0 ? [this.#begun, piece] : [piece]);
    let at = this.#names ? 0 : this.#readHeader(bytes);
    const kept: Uint8Array[] = [];
    const numbers: number[] = [];
    let records = 0;
    for (let size = this.#names ? bcfSize(bytes, at) : null; size !== null; size = bcfSize(bytes, at)) {
      records++;
      const line = this.#lineOf(bytes.subarray(at, at + size));
      if (line) {
        kept.push(line);
        numbers.push(records);
      }
      at += size;
    }
    this.#begun = new Uint8Array(bytes.subarray(at));
    let end = 0;
    const ends = kept.map(({ length }) => (end += length));
    const counts = { lines: records, records, brokenCount: 0, broken: [] };
    return { ...counts, head: none8, tail: none8, kept: joinBytes(kept), ends, numbers };
  }

  /** @returns where the records begin; 0 while the header is not whole. */
  #readHeader(bytes: Uint8Array): number {
    const header = bcfHeader(bytes);
    if (!header) return 0;
    this.#name(header.text);
    return header.end;
  }

  #name(header: string): void {
    this.#names = dictionariesOf(header);
    this.#starts = this.#names.contigs.map((name) => this.#wanted[contigName(name ?? '') ?? ''] ?? none);
  }

  /** The record as a line where it says something of a wanted place. */
  #lineOf(record: Uint8Array): Uint8Array | null {
    const fixed = new DataView(record.buffer, record.byteOffset);
    const sharedBytes = fixed.getUint32(0, true);
    if (sharedBytes < 24 || !this.#names) throw new AppError('genome.damaged');
    const [start, bases] = [fixed.getInt32(12, true), fixed.getInt32(16, true)];
    const starts = this.#starts[fixed.getInt32(8, true)];
    if (!starts) throw new AppError('genome.damaged');
    const next = starts[lowerBound(starts, start, [0, starts.length])];
    if (next === undefined || next >= start + Math.max(bases, 1)) return null;
    const parts = [record.subarray(8, 8 + sharedBytes), record.subarray(8 + sharedBytes)] as const;
    const line = new TextEncoder().encode(bcfLine(parts, this.#names));
    return this.#finder.find(line).spans.length > 0 ? line : null;
  }
}

const none8 = new Uint8Array(0);
