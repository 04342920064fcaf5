import type { Reach } from '../index/reach.ts';
import { joinBytes } from '../join-bytes.ts';
import { bcfSize } from './bcf-size.ts';

const fixedBytes = 16; // two lengths, CHROM, POS

/** Follows the records of one contig of a BCF2 by their numbers. @throws AppError `genome.damaged`. */
export class BcfReach implements Reach {
  readonly #contig: number;
  #begun: Uint8Array = new Uint8Array(0);

  /** @param contig  its number in the header. */
  constructor(contig: number) {
    this.#contig = contig;
  }

  begin(bytes: Uint8Array, at: number): boolean {
    this.#begun = new Uint8Array(0);
    return at + fixedBytes > bytes.length || this.#placeAt(bytes, at) !== Infinity;
  }

  add(piece: Uint8Array): number {
    const bytes = joinBytes(this.#begun.length > 0 ? [this.#begun, piece] : [piece]);
    let [at, last] = [0, -1];
    for (let size = bcfSize(bytes, 0); size !== null; size = bcfSize(bytes, at)) {
      if (size < fixedBytes) return Infinity;
      last = this.#placeAt(bytes, at);
      if (last === Infinity) break;
      at += size;
    }
    this.#begun = new Uint8Array(bytes.subarray(at));
    return last;
  }

  end(piece: Uint8Array): number {
    return Math.max(0, piece.length - this.#begun.length);
  }

  #placeAt(bytes: Uint8Array, at: number): number {
    const fixed = new DataView(bytes.buffer, bytes.byteOffset + at, fixedBytes);
    return fixed.getInt32(8, true) === this.#contig ? fixed.getInt32(12, true) : Infinity;
  }
}
