import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { AppError } from '../../../../models/base/app-error.ts';
import { inflateRun, memberBytes, mostOfMember } from '../unpack/bgzip-runs.ts';
import { isBgzipMember } from '../unpack/sniff.ts';

/** What one member of a bgzip file holds, and where the next begins. */
export interface Member {
  readonly text: Uint8Array;
  readonly next: number;
}

const readBytes = 2 * mostOfMember;

/** A bgzip file of which single members are read, wherever they are. Blocking: for a thread of its own. */
export class MemberFile {
  readonly bytes: number;
  readonly #file: number;
  readonly #room = Buffer.allocUnsafeSlow(readBytes);
  #at = 0; // where in the file the room's bytes are from
  #length = 0;

  constructor(path: string) {
    this.#file = openSync(path, 'r');
    this.bytes = fstatSync(this.#file).size;
  }

  /**
   * @param offset  where a member begins. @returns null at the end of the file.
   * @throws AppError `genome.index-other` where none begins, or the file ends inside it; `genome.damaged`.
   */
  at(offset: number): Member | null {
    if (offset === this.bytes) return null;
    const stored = this.#stored(offset) ?? this.#read(offset);
    if (!stored) throw new AppError('genome.index-other');
    const [text = Buffer.alloc(0)] = inflateRun(stored);
    return { text, next: offset + stored.length };
  }

  close(): void {
    closeSync(this.#file);
  }

  /** The member's bytes where the room holds all of them. */
  #stored(offset: number): Buffer | null {
    const from = offset - this.#at;
    if (from < 0 || from >= this.#length) return null;
    const bytes = this.#room.subarray(from, this.#length);
    if (bytes.length < 18 || !isBgzipMember(bytes, 0)) return null;
    const size = memberBytes(bytes, 0);
    return size === null ? null : bytes.subarray(0, size);
  }

  #read(offset: number): Buffer | null {
    this.#at = offset;
    this.#length = offset < this.bytes ? readSync(this.#file, this.#room, 0, readBytes, offset) : 0;
    return this.#stored(offset);
  }
}
