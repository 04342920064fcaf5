import { AppError } from '../../../base/app-error.ts';
import { joinBytes } from '../join-bytes.ts';
import { bcfHeader } from './bcf-header.ts';
import { bcfLine } from './bcf-line.ts';
import { bcfSize } from './bcf-size.ts';
import { dictionariesOf } from './dictionaries.ts';
import type { Dictionaries } from './dictionaries.ts';

/** Writes every record of a BCF2 file as the line of a VCF with all its INFO: for what counts lines. The header is left out. */
export class BcfLines {
  #names: Dictionaries | null = null;
  #begun: Uint8Array = new Uint8Array(0);

  /** @param header  its text, where the first bytes given are those of a record. */
  constructor(header: string | null = null) {
    if (header !== null) this.#names = dictionariesOf(header);
  }

  /** @param piece  the next bytes, unpacked, cut anywhere; lent. @throws AppError `genome.damaged`, `genome.not-vcf`. */
  add(piece: Uint8Array): Uint8Array {
    const bytes = joinBytes(this.#begun.length > 0 ? [this.#begun, piece] : [piece]);
    let at = 0;
    const lines: string[] = [];
    if (!this.#names) {
      const header = bcfHeader(bytes);
      if (header) this.#names = dictionariesOf(header.text);
      at = header?.end ?? 0;
    }
    for (let size = this.#names ? bcfSize(bytes, at) : null; size !== null; size = bcfSize(bytes, at)) {
      lines.push(lineOf(bytes.subarray(at, at + size), this.#names ?? noNames), '\n');
      at += size;
    }
    this.#begun = new Uint8Array(bytes.subarray(at));
    return new TextEncoder().encode(lines.join(''));
  }
}

const noNames: Dictionaries = { strings: [], contigs: [] };

const lineOf = (record: Uint8Array, names: Dictionaries): string => {
  const shared = new DataView(record.buffer, record.byteOffset).getUint32(0, true);
  if (8 + shared > record.length) throw new AppError('genome.damaged');
  return bcfLine([record.subarray(8, 8 + shared), record.subarray(8 + shared)], names, 'all');
};
